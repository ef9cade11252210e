import type { ReportField } from '../model/report.ts';
import type { PushedResult } from '../model/run.ts';

export {
  type IntakeOptions,
  type Job,
  jobs,
  type NewRun,
  type Preview,
  type PreviewRow,
  type PushedResult,
  type Run,
  type RunError,
  type RunInput,
  type RunProgress,
  type RunResult,
  type RunState,
  runStates,
  type ServerEvent,
  type Upload,
} from '../model/run.ts';

/** Single reports, as a gateway or a form hands them in. */
export interface PushedReports {
  readonly reports: readonly Readonly<Partial<Record<ReportField, string | null>>>[];
}

/** One result for each report, in their order. */
export interface PushedResults {
  readonly results: readonly PushedResult[];
}

/** Texts as pasted: one a line, or parted by empty lines. */
export interface PastedText {
  readonly text: string;
  /** `pasted text` unless told. */
  readonly name?: string;
}
