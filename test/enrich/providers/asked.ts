import { type AskSurroundings, askConnector, type Outcome } from '../../../src/enrich/providers/ask.ts';
import type { Subject } from '../../../src/model/observation.ts';
import type { Connector, ConnectorRequest, ProviderDeclaration, ProviderSettings, Reading } from '../../../src/ports/provider.ts';

/** 6 April 2026, noon, UTC. */
export const noon = Date.UTC(2026, 3, 6, 12);
export const day = 86_400_000;
export const key = 'sk-Very/Secret+9';

export function declarationOf(more: Partial<ProviderDeclaration> = {}): ProviderDeclaration {
  return {
    id: 'plain',
    name: 'Plain',
    answers: ['domain', 'host', 'number'],
    settings: [
      { name: 'key', type: 'secret', default: null, required: true, help: '' },
      { name: 'address', type: 'address', default: 'https://plain.example', required: false, help: '' },
    ],
    cost: null,
    quota: { daily: null, monthly: null },
    rate: { perSecond: 0, concurrency: 1 },
    cacheDays: { found: 10, notFound: 2 },
    needs: 'full',
    licence: 'invented',
    documentation: 'https://plain.example/docs',
    ...more,
  };
}

/** A provider that answers `{"found": {field: value}}`, `{"next": address}`, `{"later": ms}`, `{"refused": reason}` or `{}`. */
export function plainConnector(more: Partial<ProviderDeclaration> = {}): Connector {
  const requestTo = (url: string, { key: secret = '' }: ProviderSettings): ConnectorRequest => ({
    method: 'GET',
    url,
    secretHeaders: { 'X-Key': `Bearer ${secret}` },
  });
  return {
    declaration: declarationOf(more),
    ask: ({ value }, settings) =>
      value === 'nothing.example' ? null : requestTo(`${settings.address}/about/${encodeURIComponent(value)}`, settings),
    read: ({ status, headers, body }, _, settings): Reading => {
      if (status === 401) return { kind: 'refused', reason: 'bad_key', detail: `no such key: ${body}` };
      if (status >= 300 && status < 400) return { kind: 'more', findings: [], request: { method: 'GET', url: headers.location ?? '' } };
      const said = JSON.parse(body) as Record<string, unknown>;
      if (typeof said.refused === 'string') return { kind: 'refused', reason: said.refused as 'quota_spent', detail: body };
      const findings = Object.entries((said.found ?? {}) as Record<string, string>).map(([field, value]) => ({ field, value }));
      if (typeof said.next === 'string') return { kind: 'more', findings, request: requestTo(said.next, settings) };
      if (typeof said.later === 'number') {
        return { kind: 'waiting', milliseconds: said.later, request: requestTo(`${settings.address}/later`, settings) };
      }
      return said.found ? { kind: 'found', findings } : { kind: 'not_found' };
    },
  };
}

export const evri: Subject = { kind: 'domain', value: 'evri-parcel.example' };

export interface Around {
  readonly around: AskSurroundings;
  /** Milliseconds that were waited; nobody waited for them. */
  readonly waits: number[];
}

export function aroundOf(more: Partial<AskSurroundings> = {}): Around {
  const waits: number[] = [];
  const around: AskSurroundings = {
    now: () => noon,
    sleep: async (milliseconds) => void waits.push(milliseconds),
    random: () => 0.5,
    signal: new AbortController().signal,
    allowLoopback: true,
    timeout: 5000,
    ...more,
  };
  return { around, waits };
}

/** Asks the plain provider at an address. */
export async function askPlain(
  address: string,
  more: Partial<AskSurroundings> = {},
  declared: Partial<ProviderDeclaration> = {},
): Promise<{ outcome: Outcome; waits: readonly number[] }> {
  const { around, waits } = aroundOf(more);
  return { outcome: await askConnector(plainConnector(declared), evri, { key, address }, around), waits };
}
