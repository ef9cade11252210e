import { HooklineError } from '../../model/errors.ts';
import { failureCode, readBody, retryAfter, shortLine } from '../http.ts';

/**
 * Why a request came to nothing, and what follows: ask `again` (after `wait` milliseconds, where the endpoint says so), with
 * `fewer` texts, in `other` words (the endpoint does not know a field), or `never` this one.
 */
export class RequestFailure extends Error {
  readonly next: 'again' | 'fewer' | 'other' | 'never';
  readonly wait: number | null;

  constructor(next: RequestFailure['next'], message: string, wait: number | null = null) {
    super(message);
    this.name = 'RequestFailure';
    this.next = next;
    this.wait = wait;
  }
}

export interface PostOptions {
  readonly key: string | null;
  /** Milliseconds for the whole of one request, its body included. */
  readonly timeout: number;
  /** Ends the request when it is aborted. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970: `Retry-After` may be a date. */
  readonly now: () => number;
}

/** Answers of a hundred texts take some 20 kB; who sends more than this sends something else. */
const largestBody = 4 << 20;
/** Whoever asks for a longer wait is not to be waited for. */
const longestWait = 120_000;
const mostRedirects = 3;

/**
 * Posts JSON and gives the body of the answer as text. Throws a {@link RequestFailure}, or `HOOKLINE_MODEL_REFUSED` and
 * `HOOKLINE_MODEL_UNREACHABLE` where asking again is of no use. The key stands in no message.
 */
export async function postJson(url: URL, body: unknown, options: PostOptions): Promise<string> {
  let target = url;
  for (let hop = 0; ; hop++) {
    const { response, text } = await exchange(target, body, options);
    if (response.ok) return text;
    if (response.status < 300 || response.status >= 400) throw failureOf(response, text, options);
    target = redirected(target, response);
    if (hop >= mostRedirects) throw refused('the endpoint redirects without end');
  }
}

async function exchange(url: URL, body: unknown, options: PostOptions): Promise<{ response: Response; text: string }> {
  const clock = AbortSignal.timeout(options.timeout);
  const signal = AbortSignal.any([clock, options.signal]);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(options.key === null ? {} : { authorization: `Bearer ${options.key}` }),
      },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal,
    });
    const text = response.body === null ? '' : await readBody(response.body, largestBody);
    if (text === null) throw new RequestFailure('never', `the endpoint sent more than ${largestBody >> 20} MB`);
    return { response, text };
  } catch (error) {
    if (error instanceof RequestFailure || options.signal.aborted) throw error;
    if (clock.aborted) throw new RequestFailure('again', `no answer within ${Math.round(options.timeout / 1000)} s`);
    const code = failureCode(error);
    throw new RequestFailure('again', `the endpoint cannot be reached or broke off${code ? ` (${code})` : ''}`);
  }
}

/** The key and the texts go to the host that was named and to no other. */
function redirected(from: URL, response: Response): URL {
  const location = response.headers.get('location');
  const to = location === null || !URL.canParse(location, from.href) ? null : new URL(location, from.href);
  if (to === null || to.origin !== from.origin || (response.status !== 307 && response.status !== 308)) {
    throw refused(`the endpoint sends requests elsewhere (${response.status}); name the address that answers by itself`);
  }
  return to;
}

function failureOf(response: Response, text: string, { key, now }: PostOptions): Error {
  const { status } = response;
  const said = saidIn(text, key);
  if (status === 401 || status === 403) return refused(`the endpoint refuses the key (${status})`);
  if (status === 402) return refused('the endpoint wants to be paid first (402)');
  if (status === 404 || status === 405) return refused(`the endpoint knows no such path or model (${status})${said}`);
  if (status === 413) return new RequestFailure('fewer', 'the request is too large (413)');
  if (status === 400 || status === 422) {
    const tooLong = /context|too (?:long|large|many)|maximum|exceed/i.test(text) && !/max_(?:completion_)?tokens/i.test(text);
    return new RequestFailure(tooLong ? 'fewer' : 'other', `the endpoint rejects the request (${status})${said}`);
  }
  if (status === 429 || status === 408 || status === 425 || status >= 500) {
    const wait = retryAfter(response.headers.get('retry-after'), now());
    if (wait !== null && wait > longestWait) {
      const seconds = Math.round(wait / 1000);
      return new HooklineError('HOOKLINE_MODEL_UNREACHABLE', `the endpoint asks to wait ${seconds} s (${status})`);
    }
    return new RequestFailure('again', `the endpoint is busy or broken (${status})`, wait);
  }
  return new RequestFailure('never', `the endpoint answers with status ${status}`);
}

function refused(message: string): HooklineError {
  return new HooklineError('HOOKLINE_MODEL_REFUSED', message);
}

/** What the endpoint says of a failure, on one short line, the key taken out. */
function saidIn(text: string, key: string | null): string {
  const said = shortLine(text, key === null ? [] : [key]);
  return said === '' ? '' : `: ${said}`;
}
