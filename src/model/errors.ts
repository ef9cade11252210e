/**
 * The error table: every failure that Hookline reports by itself. `docs/reference/errors.md` is held to it by a test.
 * Exit status: 2 the call, 3 the input, 4 the workspace, 5 the machine, 1 a fault of our own.
 */
export const errorTable = {
  HOOKLINE_USAGE: { exit: 2, http: 400, remedy: 'Run the command with --help to see its options and an example.' },
  HOOKLINE_OPTION_VALUE: {
    exit: 2,
    http: 400,
    remedy: 'Correct the value that the message names; the command with --help shows what is allowed.',
  },
  HOOKLINE_UNKNOWN_CAMPAIGN: { exit: 2, http: 404, remedy: 'List the campaigns with `hookline campaigns`.' },
  HOOKLINE_UNKNOWN_TYPE: { exit: 2, http: 404, remedy: 'List the types and names with `hookline types`.' },
  HOOKLINE_UNKNOWN_SAMPLE: { exit: 2, http: 404, remedy: 'Draw a sample with `hookline evaluate draw`, or name one that is there.' },
  HOOKLINE_SAMPLE_EXISTS: { exit: 2, http: 409, remedy: 'Give another name with --name, or none for the next free one.' },
  HOOKLINE_NOTHING_TO_DRAW: { exit: 2, http: 404, remedy: 'Draw of another class with --of, or take in reports first.' },
  HOOKLINE_LABEL_COLUMNS: {
    exit: 3,
    http: 422,
    remedy: 'Give a CSV with a header and the columns class and id (or text), as `hookline evaluate draw --csv` writes it.',
  },
  HOOKLINE_INPUT_MISSING: { exit: 3, http: 404, remedy: 'Check the path; name a file, a folder, or - for standard input.' },
  HOOKLINE_INPUT_UNREADABLE: { exit: 3, http: 422, remedy: 'Check the permissions of the file; the other inputs were taken in.' },
  HOOKLINE_INPUT_EMPTY: { exit: 3, http: 422, remedy: 'Check that the export ran to its end; nothing was taken in from this file.' },
  HOOKLINE_INPUT_BINARY: {
    exit: 3,
    http: 422,
    remedy:
      'Give CSV, TSV, JSON, JSONL, Parquet or plain text, gzip-compressed or not; --format reads a file as one of these whatever it looks like.',
  },
  HOOKLINE_INPUT_DAMAGED: { exit: 3, http: 422, remedy: 'Fetch or export the file again; nothing could be read from it.' },
  HOOKLINE_NO_TEXT_COLUMN: {
    exit: 3,
    http: 422,
    remedy: 'Name the columns by hand, for instance --map text=body --map sender=from.',
  },
  HOOKLINE_WORKSPACE_BUSY: { exit: 4, http: 409, remedy: 'Wait for that process to end, or give another folder with --workspace.' },
  HOOKLINE_WORKSPACE_MISSING: {
    exit: 4,
    http: 404,
    remedy: 'Run `hookline investigate <file>` first, or name the folder with --workspace.',
  },
  HOOKLINE_WORKSPACE_NEWER: { exit: 4, http: 409, remedy: 'Use the Hookline version that wrote it, or a newer one.' },
  HOOKLINE_EVIDENCE_CHANGED: {
    exit: 4,
    http: 500,
    remedy: 'Restore the originals folder from a back-up; the workspace names each file that differs.',
  },
  HOOKLINE_DISK_FULL: { exit: 5, http: 507, remedy: 'Free some space and run the same command again; what was committed is kept.' },
  HOOKLINE_WRITE_FAILED: {
    exit: 5,
    http: 500,
    remedy: 'Check that the path is a folder, and that your account may write in it and in its files; reading a workspace writes too.',
  },
  HOOKLINE_GRAMMAR: { exit: 3, http: 422, remedy: 'Mend the grammar file at the line named; data/twin/README.md describes the notation.' },
  HOOKLINE_NOT_SHARED: {
    exit: 2,
    http: 403,
    remedy: 'Allow it with --sharing pseudonymised or --sharing full, or look at what would be sent with --dry-run.',
  },
  HOOKLINE_MODEL_REFUSED: {
    exit: 2,
    http: 502,
    remedy: 'Check address, model name and key (HOOKLINE_LLM_KEY or --key-file); what was answered before is kept.',
  },
  HOOKLINE_MODEL_UNREACHABLE: {
    exit: 5,
    http: 504,
    remedy: 'Check that the endpoint runs, and run the same command again: what was answered is kept and not asked again.',
  },
  HOOKLINE_UNKNOWN_PROVIDER: { exit: 2, http: 404, remedy: 'List the providers with `hookline providers`.' },
  HOOKLINE_PROVIDER_NOT_READY: {
    exit: 2,
    http: 409,
    remedy: 'Switch it on, and give what is missing, with `hookline providers set`.',
  },
  HOOKLINE_PROVIDER_SETTINGS: {
    exit: 4,
    http: 500,
    remedy: 'Mend providers.json in the workspace folder, or delete it and set the providers again.',
  },
  HOOKLINE_PROVIDER_FILE: {
    exit: 3,
    http: 422,
    remedy: 'Mend the file at the place named; docs/guide/own-provider.md has a whole example.',
  },
  HOOKLINE_DATA_FILE: {
    exit: 3,
    http: 422,
    remedy: 'Mend the file at the line named, or fetch it again; the data file in use was not changed.',
  },
  HOOKLINE_UNKNOWN_UPLOAD: { exit: 2, http: 404, remedy: 'Send the file again: what nobody takes in goes after a day.' },
  HOOKLINE_UPLOAD_TOO_LARGE: {
    exit: 3,
    http: 413,
    remedy: 'Compress the file with gzip or cut it up, or start the server with a larger --upload-limit.',
  },
  HOOKLINE_UNKNOWN_RUN: { exit: 2, http: 404, remedy: 'List the runs: the last hundred are kept.' },
  HOOKLINE_RUN_CANCELLED: {
    exit: 2,
    http: 409,
    remedy: 'Start it again when it is wanted: what was committed is kept, and nothing is taken in twice.',
  },
  HOOKLINE_RUN_INTERRUPTED: {
    exit: 5,
    http: 503,
    remedy: 'Start it again: what was committed is kept, and nothing is taken in twice.',
  },
  HOOKLINE_PORT_TAKEN: { exit: 5, http: 500, remedy: 'Stop what listens there, or give another port with --port.' },
  HOOKLINE_NEEDS_TERMINAL: {
    exit: 4,
    http: 409,
    remedy: 'Label on the review page of the running server, or stop it with Ctrl-C and run the command again.',
  },
  HOOKLINE_REQUEST: {
    exit: 2,
    http: 400,
    remedy: 'Mend the places named; docs/reference/api.md and /api/docs say what each operation takes.',
  },
  HOOKLINE_NO_SUCH_OPERATION: {
    exit: 2,
    http: 404,
    remedy: 'Look the operation up in docs/reference/api.md, or at /api/docs of the server.',
  },
  HOOKLINE_UNKNOWN_MESSAGE: { exit: 2, http: 404, remedy: 'Find messages with `hookline messages`, or by GET /api/messages.' },
  HOOKLINE_TOKEN: { exit: 2, http: 401, remedy: 'Give a token that is good, as `Authorization: Bearer <token>` or at the log-in page.' },
  HOOKLINE_ROLE: { exit: 2, http: 403, remedy: 'Ask an admin for a token with the role and scope that this needs.' },
  HOOKLINE_FOREIGN_REQUEST: {
    exit: 2,
    http: 403,
    remedy: 'Open the page at the address that `hookline serve` prints, or allow the name with --allow-host.',
  },
  HOOKLINE_REQUEST_TOO_LARGE: { exit: 2, http: 413, remedy: 'Send JSON of 1 MiB at most; files go to POST /api/uploads.' },
  HOOKLINE_MEDIA_TYPE: { exit: 2, http: 415, remedy: 'Send application/json, or application/octet-stream where a file is taken.' },
  HOOKLINE_TOO_MANY_REQUESTS: { exit: 2, http: 429, remedy: 'Wait as many seconds as the answer says in Retry-After.' },
  HOOKLINE_UNKNOWN_TOKEN: { exit: 2, http: 404, remedy: 'List the tokens with `hookline tokens list`.' },
  HOOKLINE_TOKENS_NEEDED: {
    exit: 2,
    http: 409,
    remedy: 'Make an admin token first with `hookline tokens create`, or serve on 127.0.0.1.',
  },
  HOOKLINE_ACCESS_FILE: {
    exit: 4,
    http: 500,
    remedy: 'Restore access.json in the workspace folder from a back-up, or delete it and make new tokens.',
  },
  HOOKLINE_UNKNOWN_DECISION: { exit: 2, http: 404, remedy: 'List the decisions with `hookline decide list`.' },
  HOOKLINE_DECISION_BLOCKED: { exit: 2, http: 409, remedy: 'Take back first what the message names.' },
  HOOKLINE_UNKNOWN_VIEW: { exit: 2, http: 404, remedy: 'List the saved views by GET /api/views.' },
  HOOKLINE_INTERNAL: { exit: 1, http: 500, remedy: 'Report it with the lines above; the workspace holds what was committed.' },
} as const;

export type ErrorCode = keyof typeof errorTable;

/** A failure with a code of the table. `message` names file, line and reason; the table holds the remedy. */
export class HooklineError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'HooklineError';
    this.code = code;
  }

  get remedy(): string {
    return errorTable[this.code].remedy;
  }

  get exitStatus(): number {
    return errorTable[this.code].exit;
  }
}
