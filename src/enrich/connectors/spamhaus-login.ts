import type { ConnectorRequest, ConnectorResponse, ProviderSetting, ProviderSettings, Reading, Session } from '../../ports/provider.ts';
import { secretSetting } from './asking.ts';
import { at, json, malformed, refusal } from './reading.ts';

/** The services of Spamhaus are signed in to with a name and a password, for a token that is good for a day. */
export const loginSettings: readonly ProviderSetting[] = [
  { name: 'user', type: 'text', default: null, required: true, help: 'User name or e-mail address of your account.' },
  secretSetting('password', 'Password of your account.'),
];

const login = 'login';

/** The request that signs in at `url`; null where there is no address. */
export function loginRequest(url: string | null, settings: ProviderSettings, more: Readonly<Record<string, string>> = {}) {
  if (url === null) return null;
  const body = JSON.stringify({ username: settings.user ?? '', password: settings.password ?? '', ...more });
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return { method: 'POST', url, headers, body, note: login } as const satisfies ConnectorRequest;
}

/** Whether an answer is one to signing in. */
export function isLogin(asked: ConnectorRequest | undefined): boolean {
  return asked?.note === login;
}

/** The header with a token; the request that it belongs to is the one after signing in. */
export function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` };
}

/** The token of a request that was sent with one; empty where there is none. */
export function tokenOf(asked: ConnectorRequest | undefined): string {
  return asked?.secretHeaders?.authorization?.replace(/^Bearer /, '') ?? '';
}

/** What follows on signing in: the request that `next` makes with the token, or why there is none. */
export function readLogin(response: ConnectorResponse, next: (token: string) => ConnectorRequest | null): Reading {
  const refused = refusal(response);
  if (refused?.kind === 'not_found') return { kind: 'failed', detail: 'the provider knows no such path (404)', mayRetry: false };
  if (refused !== null) return refused;
  const answer = json(response.body);
  const token = at(answer, 'token');
  const request = typeof token === 'string' && /^[\x21-\x7e]{4,8000}$/.test(token) ? next(token) : null;
  if (request === null) return malformed;
  const session = sessionOf(token as string, at(answer, 'expires'));
  return { kind: 'more', findings: [], request, ...(session && { session }) };
}

/** `expires` is in seconds since 1970. */
function sessionOf(token: string, expires: unknown): Session | null {
  return typeof expires === 'number' && Number.isFinite(expires) ? { token, validUntil: expires * 1000 } : null;
}

/** After signing in, a 403 is about what the account may ask, not about who asks. */
export function refusalSignedIn(response: ConnectorResponse): Reading | null {
  const refused = refusal(response);
  return response.status === 403 && refused?.kind === 'refused' ? { ...refused, reason: 'not_allowed' } : refused;
}
