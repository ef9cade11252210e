import type { ProviderWorld } from '../../src/app/providers.ts';
import type { SubjectKind } from '../../src/model/observation.ts';
import type { Connector } from '../../src/ports/provider.ts';

/** What a test provider is asked, and what it says: `field=value` lines, `none`, or a status that is a failure. */
export interface StatusProvider {
  readonly connector: Connector;
  readonly world: ProviderWorld;
  /** Values of the subjects asked about, in order. */
  readonly asked: string[];
}

/** A connector that is asked at an address of its own and answered by a function in place of the network. */
export function statusProvider(
  id: string,
  answers: readonly SubjectKind[],
  says: (value: string) => string | number,
  quota: number | null = null,
): StatusProvider {
  const asked: string[] = [];
  const connector: Connector = {
    declaration: {
      id,
      name: `Provider ${id}`,
      answers,
      settings: [{ name: 'key', type: 'secret', default: null, required: true, help: 'the key' }],
      cost: null,
      quota: { daily: quota, monthly: null },
      rate: { perSecond: 1000, concurrency: 2 },
      cacheDays: { found: 365, notFound: 365 },
      needs: 'full',
      licence: 'invented',
      documentation: 'https://provider.example/docs',
    },
    ask: ({ value }, settings) => ({
      method: 'GET',
      url: `https://provider.example/${id}?q=${encodeURIComponent(value)}`,
      secretHeaders: { 'x-key': settings.key ?? '' },
    }),
    read: ({ status, body }) => {
      if (status !== 200) return { kind: 'failed', detail: `status ${status}`, mayRetry: false };
      if (body === 'none') return { kind: 'not_found' };
      const findings = body
        .split('\n')
        .map((line) => ({ field: line.slice(0, line.indexOf('=')), value: line.slice(line.indexOf('=') + 1) }));
      return { kind: 'found', findings };
    },
  };
  const fetch = (async (input: string | URL | Request) => {
    const value = new URL(String(input instanceof Request ? input.url : input)).searchParams.get('q') ?? '';
    asked.push(value);
    const said = says(value);
    return typeof said === 'number' ? new Response('', { status: said }) : new Response(said);
  }) as typeof globalThis.fetch;
  const world: ProviderWorld = { environment: {}, connectors: [connector], surroundings: { fetch, sleep: async () => undefined } };
  return { connector, world, asked };
}
