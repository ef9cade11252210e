import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HooklineError } from '../model/errors.ts';
import { faultForOthers } from '../model/fault-words.ts';
import { isOver, type NewRun, type Run, type RunError, type RunResult } from '../model/run.ts';
import type { Clock } from '../ports/clock.ts';
import type { Progress } from '../ports/progress.ts';

/** So many runs are kept, also over a restart. */
const mostRuns = 100;
/** Milliseconds between two tellings of how far a run is. */
const tellEvery = 200;
const file = 'runs.json';

/** What a run does. Aborted, it ends at its next step and throws the signal's reason. */
export type RunWork = (asked: NewRun, actor: string, progress: Progress, signal: AbortSignal) => Promise<RunResult>;

/** Long work, one after the other, in the order in which it was asked for. */
export class Runs {
  readonly #path: string;
  readonly #work: RunWork;
  readonly #tell: (run: Run) => void;
  readonly #clock: Clock;
  /** Oldest first. */
  readonly #runs = new Map<string, Run>();
  readonly #ends = new Map<string, Promise<Run>>();
  /** By which those that are not over are cancelled. */
  readonly #controls = new Map<string, AbortController>();
  #last: Promise<unknown> = Promise.resolve();
  #saving: Promise<void> = Promise.resolve();
  #stopped = false;

  private constructor(workspace: string, work: RunWork, tell: (run: Run) => void, clock: Clock) {
    this.#path = join(workspace, file);
    this.#work = work;
    this.#tell = tell;
    this.#clock = clock;
  }

  /** Opens the runs of a workspace. Those that had not ended when their server did have failed. */
  static async open(workspace: string, work: RunWork, tell: (run: Run) => void, clock: Clock): Promise<Runs> {
    const runs = new Runs(workspace, work, tell, clock);
    for (const run of await readRuns(runs.#path)) {
      runs.#runs.set(
        run.runId,
        isOver(run) ? run : { ...run, state: 'failed', endedAt: clock.now(), progress: null, error: interrupted() },
      );
    }
    return runs;
  }

  /** Asks for a run and gives it as it waits. */
  start(asked: NewRun, actor: string): Run {
    const runId = `R-${randomBytes(6).toString('hex')}`;
    const run: Run = {
      runId,
      job: asked.job,
      state: 'waiting',
      actor,
      askedAt: this.#clock.now(),
      startedAt: null,
      endedAt: null,
      progress: null,
      result: null,
      error: null,
    };
    this.#controls.set(runId, new AbortController());
    this.#set(run);
    for (const old of [...this.#runs.keys()].slice(0, -mostRuns)) if (this.#get(old).endedAt !== null) this.#runs.delete(old);
    const end = this.#last.then(() => this.#do(run, asked));
    this.#last = end;
    this.#ends.set(runId, end);
    return run;
  }

  /** Latest first. */
  list(): readonly Run[] {
    return [...this.#runs.values()].reverse();
  }

  /** Throws `HOOKLINE_UNKNOWN_RUN`. */
  get(runId: string): Run {
    const run = this.#runs.get(runId);
    if (!run) throw new HooklineError('HOOKLINE_UNKNOWN_RUN', 'there is no such run');
    return run;
  }

  /** Has a run end: one that waits at once, one at work at its next step. Throws `HOOKLINE_UNKNOWN_RUN`. */
  cancel(runId: string): Run {
    const { state } = this.get(runId);
    this.#controls.get(runId)?.abort(new HooklineError('HOOKLINE_RUN_CANCELLED', 'the run was cancelled'));
    return state === 'waiting' ? this.#close(runId, { state: 'cancelled' }) : this.get(runId);
  }

  /** The run when it is over. Throws `HOOKLINE_UNKNOWN_RUN`. */
  async finished(runId: string): Promise<Run> {
    const run = this.get(runId);
    return (await this.#ends.get(runId)) ?? run;
  }

  /** Resolves when all runs that were asked for are over. */
  async idle(): Promise<void> {
    await this.#last;
    await this.#saving;
  }

  /** Lets the run at hand end, and none begin. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.idle();
  }

  async #do(waiting: Run, asked: NewRun): Promise<Run> {
    const { runId, actor } = waiting;
    // One that was cancelled is forgotten before its turn where a hundred were asked for since.
    const run = this.#runs.get(runId);
    if (!run) return { ...waiting, state: 'cancelled', endedAt: this.#clock.now() };
    if (isOver(run)) return run;
    if (this.#stopped) return this.#close(runId, { state: 'failed', error: interrupted() });
    const { signal } = this.#controls.get(runId) as AbortController;
    this.#change(runId, { state: 'running', startedAt: this.#clock.now() });
    const shown = new ShownProgress((progress) => this.#change(runId, { progress }));
    try {
      return this.#close(runId, outcomeOf(await this.#work(asked, actor, shown, signal)));
    } catch (error) {
      return this.#close(runId, error === signal.reason ? { state: 'cancelled' } : { state: 'failed', error: errorOf(error) });
    } finally {
      shown.stop();
    }
  }

  #close(runId: string, outcome: Partial<Run>): Run {
    this.#ends.delete(runId);
    this.#controls.delete(runId);
    return this.#change(runId, { ...outcome, progress: null, endedAt: this.#clock.now() });
  }

  #get(runId: string): Run {
    return this.#runs.get(runId) as Run;
  }

  #change(runId: string, fields: Partial<Run>): Run {
    const run = { ...this.#get(runId), ...fields };
    this.#set(run);
    return run;
  }

  #set(run: Run): void {
    const before = this.#runs.get(run.runId);
    this.#runs.set(run.runId, run);
    this.#tell(run);
    if (before?.state !== run.state) this.#saving = this.#saving.then(() => this.#save());
  }

  /** Kept for people: that it cannot be written stops no run. */
  async #save(): Promise<void> {
    try {
      await writeFile(`${this.#path}.new`, JSON.stringify([...this.#runs.values()]), { mode: 0o600 });
      await rename(`${this.#path}.new`, this.#path);
    } catch {}
  }
}

async function readRuns(path: string): Promise<readonly Run[]> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Run[];
  } catch {
    return []; // none yet, or nothing that can be read
  }
}

/** Where no input could be read there is nothing that was done. */
function outcomeOf(result: RunResult): Partial<Run> {
  const error = result.inputs.length > 0 && result.inputs.every((input) => input.error) ? (result.inputs[0]?.error ?? null) : null;
  return { state: error ? 'failed' : 'done', result, error };
}

function interrupted(): RunError {
  return errorOf(new HooklineError('HOOKLINE_RUN_INTERRUPTED', 'the server ended before this run did'));
}

/** A failure in words that everybody at the workbench may read. */
export function errorOf(error: unknown): RunError {
  const isKnown = error instanceof HooklineError && error.code !== 'HOOKLINE_INTERNAL';
  const { code, message, remedy } = isKnown ? error : new HooklineError('HOOKLINE_INTERNAL', faultForOthers);
  return { code, message, remedy };
}

/** Progress that is told a few times a second, and at each stage. */
class ShownProgress implements Progress {
  readonly #tell: (progress: Run['progress']) => void;
  #stage = '';
  #done = 0;
  #total = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(tell: (progress: Run['progress']) => void) {
    this.#tell = tell;
  }

  begin(stage: string, total: number): void {
    [this.#stage, this.#done, this.#total] = [stage, 0, total];
    this.#soon();
  }

  advance(by: number): void {
    this.#done += by;
    this.#soon();
  }

  end(): void {}

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#tell({ stage: this.#stage, done: this.#done, total: this.#total });
    }, tellEvery).unref();
  }
}
