import { type IncomingHttpHeaders, request } from 'node:http';
import type { Role } from '../../src/api/access.ts';
import { type AccessBook, type Desk, openAccess, openDesk } from '../../src/app/index.ts';
import { type ServerOptions, startServer } from '../../src/server/server.ts';
import { exampleWorkspace } from './example-workspace.ts';
import { freshFolder } from './folders.ts';

export interface TestServerOptions extends Partial<ServerOptions> {
  /** Takes the example feed in first. */
  readonly example?: boolean;
  readonly uploadLimit?: number;
}

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The text read as JSON; throws where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: what a client gets has no type.
  readonly json: any;
}

export interface AskOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as it is where it is text or bytes. */
  readonly body?: unknown;
  readonly token?: string;
}

export interface TestServer {
  readonly url: string;
  readonly folder: string;
  readonly desk: Desk;
  readonly access: AccessBook;
  /** Milliseconds UTC, as the server takes them; moved by tests. */
  readonly clock: { now(): number; move(milliseconds: number): void };
  /** What the program itself did wrong. */
  readonly faults: string[];
  ask(method: string, path: string, options?: AskOptions): Promise<Answer>;
  /** A token of that role. */
  token(role: Role, scope?: 'all' | 'push'): Promise<string>;
  close(): Promise<void>;
}

/** The real server on a free port, over a workspace of its own. To be closed by the test file. */
export async function testServer({ example = false, uploadLimit = 10_000_000, ...options }: TestServerOptions = {}): Promise<TestServer> {
  const folder = example ? await exampleWorkspace() : freshFolder();
  let ahead = 0;
  const clock = {
    now: () => Date.now() + ahead,
    move: (milliseconds: number) => {
      ahead += milliseconds;
    },
  };
  const desk = await openDesk(folder, { create: true, actor: 'tester', zone: 'UTC', region: 'GB', uploadLimit, environment: {} }, clock);
  const access = openAccess(folder, clock);
  const token = async (role: Role, scope: 'all' | 'push' = 'all') =>
    (await access.make({ name: `${role} of the test`, role, scope }, 'tester')).token;
  if (options.demandTokens) await token('admin');
  const faults: string[] = [];
  const server = await startServer(desk, {
    port: 0,
    openActor: 'tester',
    access,
    now: clock.now,
    onFault: (fault) => void faults.push(fault),
    ...options,
  });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await server.close();
    await desk.close();
  };
  return {
    url: server.url,
    folder,
    desk,
    access,
    clock,
    faults,
    token,
    close,
    ask: (method, path, given) => ask(server.url, method, path, given),
  };
}

/** Asks by plain HTTP, so that every header can be set, also those that a browser would not. */
export function ask(url: string, method: string, path: string, { headers = {}, body, token }: AskOptions = {}): Promise<Answer> {
  const isPlain = typeof body === 'string' || body instanceof Uint8Array;
  const sent = body === undefined ? undefined : isPlain ? body : JSON.stringify(body);
  const all = {
    ...(body === undefined || isPlain ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${url}`, { method, path, headers: all, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const { statusCode: status = 0, headers: got } = response;
        resolve({
          status,
          headers: got,
          text,
          get json() {
            return JSON.parse(text);
          },
        });
      });
    });
    asked.on('error', reject);
    asked.end(sent);
  });
}

/** The states of the workspace that a stream of events has told of, in their order. */
export function revisionsIn(heard: string): string[] {
  return [...heard.matchAll(/"revision":"([^"]+)"/g)].map(([, revision = '']) => revision);
}
