import type { ErrorBody } from '../../api/error-body.ts';

/** A failure as the API tells it; `code` is one of the error table, or `OFFLINE` where no answer came. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly remedy: string;
  readonly places: readonly string[];

  constructor(status: number, { code, message, remedy, places }: ErrorBody['error']) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.remedy = remedy;
    this.places = places ?? [];
  }
}

/** What to say where the server did not answer at all. */
export function offline(): ApiError {
  return new ApiError(0, {
    code: 'OFFLINE',
    message: 'Hookline does not answer.',
    remedy: 'Check that `hookline serve` still runs on that machine, then try again. Nothing that was saved is lost.',
  });
}

/** Reads a failed answer, whatever it holds. */
export function errorOf(status: number, body: unknown): ApiError {
  const error = (body as Partial<ErrorBody> | null)?.error;
  if (error && typeof error.code === 'string' && typeof error.message === 'string') {
    return new ApiError(status, { ...error, remedy: error.remedy ?? '' });
  }
  return new ApiError(status, {
    code: `HTTP_${status}`,
    message: `The server answered ${status}.`,
    remedy: 'Try again; if it stays so, look at the output of `hookline serve`.',
  });
}
