import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HooklineError } from '../model/errors.ts';
import { faultForOthers } from '../model/fault-words.ts';
import type { NewRun, Run, RunError, RunResult } from '../model/run.ts';
import type { Clock } from '../ports/clock.ts';
import type { Progress } from '../ports/progress.ts';

/** So many runs are kept, also over a restart. */
const mostRuns = 100;
/** Milliseconds between two tellings of how far a run is. */
const tellEvery = 200;
const file = 'runs.json';

/** What a run does. */
export type RunWork = (asked: NewRun, actor: string, progress: Progress) => Promise<RunResult>;

/** Long work, one after the other, in the order in which it was asked for. */
export class Runs {
  readonly #path: string;
  readonly #work: RunWork;
  readonly #tell: (run: Run) => void;
  readonly #clock: Clock;
  /** Oldest first. */
  readonly #runs = new Map<string, Run>();
  readonly #ends = new Map<string, Promise<Run>>();
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
      const over = run.state === 'done' || run.state === 'failed';
      runs.#runs.set(run.runId, over ? run : { ...run, state: 'failed', endedAt: clock.now(), progress: null, error: interrupted() });
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
    this.#set(run);
    for (const old of [...this.#runs.keys()].slice(0, -mostRuns)) if (this.#get(old).endedAt !== null) this.#runs.delete(old);
    const end = this.#last.then(() => this.#do(runId, asked, actor));
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

  /** The run when it is done or has failed. Throws `HOOKLINE_UNKNOWN_RUN`. */
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

  async #do(runId: string, asked: NewRun, actor: string): Promise<Run> {
    if (this.#stopped) return this.#change(runId, { state: 'failed', endedAt: this.#clock.now(), error: interrupted() });
    this.#change(runId, { state: 'running', startedAt: this.#clock.now() });
    const shown = new ShownProgress((progress) => this.#change(runId, { progress }));
    try {
      const result = await this.#work(asked, actor, shown);
      const error = result.inputs.length > 0 && result.inputs.every((input) => input.error) ? (result.inputs[0]?.error ?? null) : null;
      return this.#end(runId, shown, { state: error ? 'failed' : 'done', result, error });
    } catch (error) {
      return this.#end(runId, shown, { state: 'failed', error: errorOf(error) });
    }
  }

  #end(runId: string, shown: ShownProgress, outcome: Partial<Run>): Run {
    shown.stop();
    this.#ends.delete(runId);
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
