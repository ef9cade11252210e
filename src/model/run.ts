import type { ReportField, ReportKind } from './report.ts';

/** A file or a paste waiting to be taken in. Nothing of it is in the workspace yet; it goes after a day. */
export interface Upload {
  readonly uploadId: string;
  readonly name: string;
  readonly bytes: number;
}

/** How an input is to be read; everything left out is recognised. */
export interface IntakeOptions {
  /** IANA zone of times without an offset; that of the workspace unless told. */
  readonly zone?: string;
  /** ISO 3166: where numbers without a prefix are read. */
  readonly region?: string;
  /** Field to column, by hand. */
  readonly map?: Readonly<Partial<Record<ReportField, string>>>;
  readonly format?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
}

/** What was understood of an upload before it is taken in, from its first rows. */
export interface Preview {
  readonly uploadId: string;
  readonly name: string;
  readonly bytes: number;
  readonly format: string;
  readonly compressed: boolean;
  readonly encoding: string;
  /** Every column of the input, in its order, with the field it is read as. */
  readonly columns: readonly { readonly name: string; readonly field: ReportField | null; readonly example: string }[];
  /** Rows looked at, and what they were read as. */
  readonly rows: number;
  readonly kinds: Readonly<Partial<Record<ReportKind, number>>>;
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
  /** Span of the times as read, UTC. */
  readonly first: number | null;
  readonly last: number | null;
  /** The first rows as they would be kept. */
  readonly sample: readonly PreviewRow[];
  readonly notes: readonly string[];
  /** True where the very same bytes were taken in before. */
  readonly known: boolean;
}

export interface PreviewRow {
  readonly line: number;
  readonly kind: ReportKind;
  readonly text: string | null;
  readonly sender: string | null;
  readonly url: string | null;
  readonly at: number | null;
}

/** Long work that a server does one after another. */
export const jobs = ['investigate', 'watch', 'verify'] as const;
export type Job = (typeof jobs)[number];

export interface NewRun {
  readonly job: Job;
  /** Of `investigate`: what to take in. None brings the workspace up to date. */
  readonly uploads?: readonly string[];
  readonly options?: IntakeOptions;
  /** How many subjects the connectors that are switched on may be asked about; none unless told. */
  readonly lookups?: number;
}

/** A run that is `cancelled` was ended by somebody; what it had committed by then is kept. */
export const runStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type RunState = (typeof runStates)[number];

export interface Run {
  readonly runId: string;
  readonly job: Job;
  readonly state: RunState;
  readonly actor: string;
  readonly askedAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly progress: RunProgress | null;
  /** Of a run that is done. */
  readonly result: RunResult | null;
  /** Of a run that failed: code, what happened, what to do. */
  readonly error: RunError | null;
}

/** True of a run that nothing more comes of. */
export function isOver({ state }: Pick<Run, 'state'>): boolean {
  return state !== 'waiting' && state !== 'running';
}

/** How far the stage at hand is. `total` is 0 where nobody knows. */
export interface RunProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

export interface RunResult {
  /** One sentence. */
  readonly summary: string;
  /** Of `investigate`. */
  readonly inputs: readonly RunInput[];
  /** Of `investigate`: campaigns of two reports and more, now. */
  readonly campaigns: number | null;
  /** Of `verify`: what does not hold; empty where all does. */
  readonly broken: readonly string[];
}

/** How one input of a run fared. */
export interface RunInput {
  readonly name: string;
  readonly records: number;
  readonly added: number;
  readonly rejected: number;
  readonly known: boolean;
  readonly error: RunError | null;
}

/** A failure of the error table. */
export interface RunError {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** What became of a pushed report. It is on disk when this is answered. */
export interface PushedResult {
  /** Null for a report that could not be read. */
  readonly reportId: string | null;
  /** Null for a call without words, for what was put aside, and for what waits for a run to end. */
  readonly campaignId: string | null;
  readonly how: 'known' | 'joined' | 'new' | 'waiting' | null;
  readonly messageClass: string | null;
  readonly scamType: string | null;
  /** Why it was put aside, else null. It is kept all the same. */
  readonly reason: string | null;
  /** What could not be read of it, such as a time; it is kept all the same. */
  readonly notes: readonly string[];
}

/** What an open page is told over `events`: the workspace has changed, or a run has moved on. */
export type ServerEvent = { readonly event: 'changed'; readonly revision: string } | { readonly event: 'run'; readonly run: Run };
