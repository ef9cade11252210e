import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { type AddressInfo, isIP } from 'node:net';
import { askConnector, type Outcome } from '../../src/enrich/providers/ask.ts';
import type { Subject } from '../../src/model/observation.ts';
import type { Connector, ConnectorRequest, ProviderSettings, Reading } from '../../src/ports/provider.ts';
import { whenFileEnds } from './closing.ts';

/** What a provider answers: status 200 where none is given; a body that is not a text goes out as JSON. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An answer as data, or a way to answer badly. */
export type Behaviour = Answer | ((response: ServerResponse) => void);

/** A request as the connector meant it: the address is the provider's, not the loopback's. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ProviderServer {
  readonly origin: string;
  readonly seen: SeenRequest[];
  /** Answers from now on, one a request; the last one stays. */
  behave(...answers: readonly Behaviour[]): void;
}

const meant = 'x-meant-origin';
/** A provider on the loopback, to be asked with {@link askAt}. */
export async function providerServer(): Promise<ProviderServer> {
  const seen: SeenRequest[] = [];
  let answers: Behaviour[] = [{}];
  const server = createServer(async (incoming, response) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const { [meant]: origin = '', ...headers } = incoming.headers;
      const body = Buffer.concat(chunks).toString('utf8');
      seen.push({ method: incoming.method ?? '', url: `${String(origin)}${incoming.url}`, headers, body });
      const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? {};
      if (typeof answer === 'function') answer(response);
      else send(response, answer);
    } catch {
      response.destroy(); // the caller left in the middle
    }
  });
  whenFileEnds(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    behave: (...next) => {
      seen.length = 0;
      answers = [...next];
    },
  };
}

function send(response: ServerResponse, { status = 200, headers = {}, body = '' }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

/** The connector with its requests turned to a loopback server, and what it reads told to `heard`. */
function throughLoopback(connector: Connector, { origin }: ProviderServer, heard: (reading: Reading) => void): Connector {
  const turned = (request: ConnectorRequest): ConnectorRequest => {
    const url = new URL(request.url);
    // An address in figures is left as it is: the policy is to refuse it.
    if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) return request;
    return {
      ...request,
      url: `${origin}${url.pathname}${url.search}`,
      headers: { ...request.headers, [meant]: `${url.protocol}//${url.host}` },
    };
  };
  return {
    declaration: connector.declaration,
    ask: (...given) => {
      const request = connector.ask(...given);
      return request && turned(request);
    },
    read: (...given) => {
      const reading = connector.read(...given);
      heard(reading);
      return 'request' in reading ? { ...reading, request: turned(reading.request) } : reading;
    },
  };
}

/** What to do instead of an answer. */
export const misbehaviour = {
  /** Says nothing until the caller leaves. */
  slow: (response: ServerResponse): void => void response.on('close', () => response.destroy()),
  cutOff: (response: ServerResponse): void =>
    void response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' }).write('{"', () => response.destroy()),
  /** More than any provider sends, without end. */
  huge: (response: ServerResponse): void => {
    const more = (): void => {
      while (!response.destroyed && response.write('"x",'.repeat(16_384)));
    };
    response.writeHead(200, { 'content-type': 'application/json' }).on('drain', more);
    response.write('[');
    more();
  },
} as const;

export interface Asked {
  readonly outcome: Outcome;
  /** What the connector read, one answer after the other. */
  readonly readings: readonly Reading[];
  /** Milliseconds that were waited between requests; nobody waited for them. */
  readonly waits: readonly number[];
}

/** The time at which these look-ups take place: 6 April 2026, noon, UTC. */
export const askedAt = Date.UTC(2026, 3, 6, 12);

/** Asks a provider on the loopback as the policy does, retries and all. `timeout` is in milliseconds, of one request. */
export async function askAt(
  server: ProviderServer,
  connector: Connector,
  subject: Subject,
  settings: ProviderSettings,
  timeout = 10_000,
): Promise<Asked> {
  const readings: Reading[] = [];
  const waits: number[] = [];
  const outcome = await askConnector(
    throughLoopback(connector, server, (reading) => readings.push(reading)),
    subject,
    settings,
    {
      now: () => askedAt,
      sleep: async (milliseconds) => void waits.push(milliseconds),
      random: () => 0.5,
      signal: new AbortController().signal,
      allowLoopback: true,
      timeout,
    },
  );
  return { outcome, readings, waits };
}
