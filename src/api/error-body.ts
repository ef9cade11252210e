/** Every failure, whatever its HTTP status: a code of the error table, what happened, and what to do about it. */
export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly remedy: string;
    /** Places in the request that do not fit, such as `query/limit: expected a number`. */
    readonly places?: readonly string[];
  };
}
