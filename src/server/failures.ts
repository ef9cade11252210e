import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import type { ErrorBody } from '../api/error-body.ts';
import { type ErrorCode, errorTable, HooklineError } from '../model/errors.ts';
import { faultForOthers, faultWords } from '../model/fault-words.ts';

/** A failure as it goes over the wire. */
interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly places?: readonly string[];
}

/** Answers a failure, whoever found it, in the one form. What is a fault of the program is told to `onFault`, and not to the client. */
export function answerFailure(onFault: (fault: string) => void) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const failure = failureOf(error);
    if (failure.code === 'HOOKLINE_INTERNAL') onFault(`${request.method} ${request.routeOptions.url ?? 'unknown'}: ${faultOf(error)}`);
    if (failure.code === 'HOOKLINE_TOO_MANY_REQUESTS' && !reply.hasHeader('retry-after')) void reply.header('retry-after', 10);
    void reply.code(errorTable[failure.code].http).type('application/json; charset=utf-8').send(bodyOf(failure));
  };
}

export function answerNotFound(_request: FastifyRequest, reply: FastifyReply): void {
  const failure: Failure = { code: 'HOOKLINE_NO_SUCH_OPERATION', message: 'there is nothing here' };
  void reply.code(404).type('application/json; charset=utf-8').send(bodyOf(failure));
}

/** A failure before there is a request to speak of, such as a header that is no HTTP: the whole answer, as bytes. */
export function answerBrokenRequest(): string {
  const body = JSON.stringify(bodyOf({ code: 'HOOKLINE_REQUEST', message: 'this is no request that can be read' }));
  const head = [`HTTP/1.1 400 ${STATUS_CODES[400]}`, 'Content-Type: application/json; charset=utf-8', 'X-Content-Type-Options: nosniff'];
  return [...head, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close', '', body].join('\r\n');
}

function bodyOf({ code, message, places }: Failure): ErrorBody {
  return { error: { code, message, remedy: errorTable[code].remedy, ...(places ? { places } : {}) } };
}

/** What the framework found, by its code or status. */
const codes: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'HOOKLINE_REQUEST_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'HOOKLINE_MEDIA_TYPE',
};

function failureOf(error: FastifyError): Failure {
  if (error instanceof HooklineError) return failureOfOurs(error);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const part = error.validationContext === 'querystring' ? 'query' : (error.validationContext ?? 'body');
    const places = error.validation.map(({ instancePath, message }) => `${part}${instancePath === '/' ? '' : instancePath}: ${message}`);
    return { code: 'HOOKLINE_REQUEST', message: `the ${part === 'params' ? 'path' : part} does not fit: ${places[0]}`, places };
  }
  const code = codes[error.code];
  if (code) return { code, message: error.message.toLowerCase() };
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return { code: 'HOOKLINE_REQUEST', message: 'the request cannot be read' };
  return { code: 'HOOKLINE_INTERNAL', message: faultForOthers };
}

/** What only concerns the owner of the machine, such as the words of the database engine, stays here. */
function failureOfOurs({ code, message }: HooklineError): Failure {
  if (code === 'HOOKLINE_INTERNAL') return { code, message: faultForOthers };
  return { code, message };
}

/** A fault for the log: never the values that were asked for or answered. */
function faultOf(error: Error): string {
  if (isResponseSerializationError(error)) {
    const { issues = [] } = (error.cause ?? {}) as { issues?: readonly { path: readonly PropertyKey[]; code: string }[] };
    return `the answer does not fit its schema: ${issues
      .slice(0, 5)
      .map(({ path, code }) => `${path.join('/')} ${code}`)
      .join('; ')}`;
  }
  return faultWords(error);
}
