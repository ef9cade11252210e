import { type ErrorCode, errorTable } from '../model/errors.ts';
import type { ErrorBody } from './error-body.ts';
import type { OperationId } from './routes.ts';

/** What operations may fail with beside what follows from what they take. */
const more: Readonly<Partial<Record<OperationId, readonly number[]>>> = {
  upload: [413],
  preview: [422],
  startRun: [404],
  decide: [404, 409],
  undoDecision: [409],
  drawSample: [404, 409],
  decideType: [404],
  setProvider: [409],
  testProvider: [409],
  updateData: [413, 422],
};

/** What an operation takes, as far as failures follow from it. */
export interface Takes {
  readonly params: boolean;
  readonly query: boolean;
  readonly body: boolean;
  /** True where a token is needed. */
  readonly guarded: boolean;
}

/** The HTTP statuses with which an operation may fail, beside those of the machine (500 and above). */
export function failureStatuses(id: OperationId, { params, query, body, guarded }: Takes): readonly number[] {
  const statuses = new Set<number>([...(more[id] ?? []), 403, 429]);
  if (guarded || id === 'logIn') statuses.add(401);
  if (params || query || body) statuses.add(400);
  if (params) statuses.add(404);
  if (body) for (const status of [413, 415]) statuses.add(status);
  return [...statuses].sort((a, b) => a - b);
}

const meanings: Readonly<Record<number, string>> = {
  400: 'The request does not fit: `places` names where',
  401: 'A token is needed, or this one is not good',
  403: 'The token does not reach so far, or the request comes from a page or host that is none of this server',
  404: 'What the request names is not there',
  409: 'It cannot be done as things stand',
  413: 'The body is too large',
  415: 'The body is of another media type, or compressed',
  422: 'What was sent cannot be read',
  429: 'Too many requests: wait as many seconds as `Retry-After` says',
};

/** Codes of the command line, which no operation answers with. */
const notOverHttp: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(['HOOKLINE_USAGE', 'HOOKLINE_NOT_SHARED', 'HOOKLINE_INPUT_MISSING', 'HOOKLINE_NEEDS_TERMINAL'] as const),
  ...(['HOOKLINE_WORKSPACE_MISSING', 'HOOKLINE_WORKSPACE_BUSY', 'HOOKLINE_WORKSPACE_NEWER', 'HOOKLINE_TOKENS_NEEDED'] as const),
]);

function codesOf(status: number): readonly ErrorCode[] {
  return (Object.keys(errorTable) as ErrorCode[]).filter((code) => errorTable[code].http === status && !notOverHttp.has(code));
}

/** What a status means, with the codes of the error table that go with it. */
export function statusWords(status: number): string {
  const codes = codesOf(status).map((code) => `\`${code}\``);
  return `${meanings[status] ?? 'What went wrong'}. Codes: ${codes.join(', ')}.`;
}

const messages: Readonly<Partial<Record<ErrorCode, string>>> = {
  HOOKLINE_REQUEST: 'the query does not fit: query/limit: Too big: expected number to be <=200',
  HOOKLINE_TOKEN: 'this token is not good',
  HOOKLINE_ROLE: 'this takes the role analyst; yours is viewer',
  HOOKLINE_UNKNOWN_CAMPAIGN: 'there is no campaign C-0ad0fac7a2',
  HOOKLINE_DECISION_BLOCKED: 'D-1 cannot be taken back: it was taken back by soc',
  HOOKLINE_REQUEST_TOO_LARGE: 'request body is too large',
  HOOKLINE_MEDIA_TYPE: 'this takes application/json',
  HOOKLINE_NO_TEXT_COLUMN: 'feed.csv: no column holds the message text',
  HOOKLINE_TOO_MANY_REQUESTS: 'more requests in a minute than this server allows',
};

/** A failure of a status as it goes over the wire. */
export function failureExample(status: number): ErrorBody | undefined {
  const code = codesOf(status).find((one) => messages[one] !== undefined);
  if (code === undefined) return undefined;
  const message = messages[code] ?? '';
  const places = code === 'HOOKLINE_REQUEST' ? { places: ['query/limit: Too big: expected number to be <=200'] } : {};
  return { error: { code, message, remedy: errorTable[code].remedy, ...places } };
}

/** Every status that has a meaning here. */
export const failureMeanings: readonly number[] = Object.keys(meanings).map(Number);
