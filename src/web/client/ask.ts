import type { Operations, Raw } from '../../api/operations.ts';
import { type OperationId, type Route, routes } from '../../api/routes.ts';
import { errorOf, offline } from './api-error.ts';

type Given<Id extends OperationId, Key extends string> =
  Operations[Id] extends Readonly<Record<Key, infer Value>> ? Readonly<Record<Key, Value extends Raw ? Blob : Value>> : object;

/** What an operation takes: parameters of its path, its query, its body; only those it has. */
export type Args<Id extends OperationId> = Given<Id, 'params'> & Given<Id, 'query'> & Given<Id, 'body'>;
/** What it answers; a file comes as a `Blob`. */
export type Answer<Id extends OperationId> = Operations[Id]['answer'] extends Raw ? Blob : Operations[Id]['answer'];

interface LooseArgs {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Told when the server wants a token that the page has not. */
export const signedOut = new EventTarget();

/** The address of an operation. A query value that is a list is repeated; what is undefined or empty is left out. */
export function addressOf(id: OperationId, { params = {}, query = {} }: LooseArgs): string {
  const path = routes[id].path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
    }
  }
  const words = search.toString();
  return words ? `${path}?${words}` : path;
}

/**
 * Asks one operation of the API. Throws {@link ApiError} with code, message and remedy. A file in the answer comes as a `Blob`,
 * an empty answer as null.
 */
export async function ask<Id extends OperationId>(id: Id, args: Args<Id>, signal?: AbortSignal): Promise<Answer<Id>> {
  const { method }: Route = routes[id];
  const loose = args as LooseArgs;
  const response = await fetch(addressOf(id, loose), { ...requestOf(method, loose.body), signal: signal ?? null }).catch((error) => {
    throw signal?.aborted ? error : offline();
  });
  if (response.status === 401 && id !== 'logIn') signedOut.dispatchEvent(new Event('signed-out'));
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  if (!response.ok) throw errorOf(response.status, isJson ? await response.json().catch(() => null) : null);
  if (response.status === 204) return null as Answer<Id>;
  return (isJson ? await response.json() : await response.blob()) as Answer<Id>;
}

function requestOf(method: Route['method'], body: unknown): RequestInit {
  const headers = { accept: 'application/json' };
  if (body === undefined) return { method, headers };
  if (body instanceof Blob) return { method, headers: { ...headers, 'content-type': 'application/octet-stream' }, body };
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
