import { previewSource } from '../intake/preview-source.ts';
import type { IntakeOptions, NewRun, Preview, PushedResult, Run, ServerEvent, Upload } from '../model/run.ts';
import { isOutOfDate } from '../pipeline/build-campaigns.ts';
import { nameTypes } from '../pipeline/name-types.ts';
import type { Clock } from '../ports/clock.ts';
import { noProgress, type Progress } from '../ports/progress.ts';
import type { Store } from '../ports/store.ts';
import { clusterApart } from './cluster-apart.ts';
import { settleLabels } from './evaluate.ts';
import { journalsOf, type PushedReport } from './journal.ts';
import { Lane } from './lane.ts';
import { writeOutputs } from './outputs.ts';
import { Pushing } from './pushing.ts';
import { Revisions } from './revisions.ts';
import { doRun, intakeOptions } from './run-jobs.ts';
import { Runs, type RunWork } from './runs.ts';
import { Tidying } from './tidying.ts';
import { UploadFolder } from './uploads.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** How a workspace is held open. */
export interface DeskOptions {
  /** Makes the workspace when it is not there; else throws `HOOKLINE_WORKSPACE_MISSING`. */
  readonly create: boolean;
  /** Who acts where nobody is named: the journals of pushed reports. */
  readonly actor: string;
  /** IANA zone of times without an offset, ISO 3166 region of numbers without a prefix, unless a run says otherwise. */
  readonly zone: string;
  readonly region: string;
  /** Largest upload in bytes. */
  readonly uploadLimit: number;
  /** Where keys of connectors may stand. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Told what failed of the work that nobody waits for: results, labels, pushed reports on their way into the database. */
  readonly onFault?: (work: string, error: unknown) => void;
}

/**
 * A workspace as a server holds it: one writer at a time, everybody may read. Reading calls of the store see the last committed
 * state and never wait. What writes goes through `change`, `append`, `hold`, `runs` or `push`, never straight to the store.
 */
export interface Desk {
  readonly workspace: Workspace;
  /** The store of `workspace`, for reading. */
  readonly store: Store;
  readonly options: DeskOptions;
  /** Changes with every committed change, and with every boot. */
  readonly revision: string;
  /** Told of every change and of runs as they go (five times a second at most). Gives how to stop. */
  subscribe(listener: (event: ServerEvent) => void): () => void;

  /** A change in its turn: waits for the run or the change before it. Of decisions on campaigns and types, and of whatever is not for `append`. */
  change<T>(work: (workspace: Workspace) => Promise<T>): Promise<T>;
  /**
   * What may be written while a run goes on, at once: labels, samples, look-ups (with what connectors answer), the audit, and files
   * that are not the store's (tokens, connectors, data files). With `settle` campaigns and results follow a little later.
   */
  append<T>(work: (workspace: Workspace) => Promise<T>, options?: { readonly settle?: boolean }): Promise<T>;
  /** Holds the workspace as the only writer until the function that this gives is called. */
  hold(): Promise<() => void>;

  readonly uploads: Uploads;
  readonly runs: DeskRuns;
  /** Keeps reports and says where they belong. Each is on disk when this is done; while a run goes on they wait for it. */
  push(reports: readonly PushedReport[]): Promise<PushedResult[]>;

  /** Waits until all that was asked for is done: runs and changes, pushed reports in the database, results written. */
  settle(): Promise<void>;
  /** Settles what is open and lets the workspace go. The run at hand ends; those behind it are not begun. */
  close(): Promise<void>;
}

/** Files and pastes that wait to be taken in. All but the adding throw `HOOKLINE_UNKNOWN_UPLOAD`. */
export interface Uploads {
  /** Keeps bytes as they come. The name is data, never a path. Throws `HOOKLINE_UPLOAD_TOO_LARGE` as soon as they are more than the limit. */
  add(name: string, bytes: AsyncIterable<Uint8Array>): Promise<Upload>;
  /** Keeps pasted texts, to be read as text. */
  paste(text: string, name?: string): Promise<Upload>;
  /** What is understood of an upload, from its first rows. Throws what intake throws. */
  preview(uploadId: string, options: IntakeOptions): Promise<Preview>;
  /** Lets an upload go. */
  drop(uploadId: string): Promise<void>;
}

/** Long work, one after the other. */
export interface DeskRuns {
  /** Asks for a run and gives it as it waits. Throws `HOOKLINE_UNKNOWN_UPLOAD`, `HOOKLINE_OPTION_VALUE`. */
  start(asked: NewRun, actor: string): Promise<Run>;
  /** Latest first, at most a hundred. */
  list(): readonly Run[];
  /** Throws `HOOKLINE_UNKNOWN_RUN`. */
  get(runId: string): Run;
  /** Has a run end, and gives it as it is by then: one that waits has ended, one at work ends at its next step. What it committed is kept. Throws `HOOKLINE_UNKNOWN_RUN`. */
  cancel(runId: string): Run;
  /** The run when it is over. Throws `HOOKLINE_UNKNOWN_RUN`. */
  finished(runId: string): Promise<Run>;
}

/** Opens a workspace for a server. Throws `HOOKLINE_WORKSPACE_BUSY` where another process holds it. */
export async function openDesk(folder: string, options: DeskOptions, clock: Clock): Promise<Desk> {
  const workspace = { ...(await openWorkspace(folder, { create: options.create })), cluster: clusterApart };
  try {
    return await OpenDesk.over(workspace, options, clock);
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

class OpenDesk implements Desk {
  readonly workspace: Workspace;
  readonly options: DeskOptions;
  readonly uploads: Uploads;
  readonly runs: DeskRuns;
  readonly #lane = new Lane();
  readonly #revisions: Revisions;
  readonly #pushing: Pushing;
  readonly #runs: Runs;
  /** Names and files of results, and before them campaigns, brought up to date with what has changed. */
  readonly #results: Tidying;
  readonly #labels: Tidying;

  /** Runs are opened last, for they work with the desk. */
  static async over(workspace: Workspace, options: DeskOptions, clock: Clock): Promise<OpenDesk> {
    const revisions = new Revisions();
    const folder = await UploadFolder.open(workspace.folder, options.uploadLimit, clock);
    const { zone, region, environment } = options;
    const work: RunWork = (asked, actor, progress, signal) => {
      const [change, append] = [desk.#held.bind(desk), desk.append.bind(desk)];
      const world = { uploads: folder, zone, region, environment, signal, change, append };
      return doRun(asked, actor, world, clock, telling(progress, revisions)).catch((error) => {
        if (error !== signal.reason) options.onFault?.('a run failed', error);
        throw error;
      });
    };
    const runs = await Runs.open(workspace.folder, work, (run) => revisions.tell({ event: 'run', run }), clock);
    const desk = new OpenDesk(workspace, options, clock, { revisions, folder, runs });
    if (await isBehind(workspace)) runs.start({ job: 'investigate' }, options.actor);
    return desk;
  }

  private constructor(
    workspace: Workspace,
    options: DeskOptions,
    clock: Clock,
    { revisions, folder, runs }: { readonly revisions: Revisions; readonly folder: UploadFolder; readonly runs: Runs },
  ) {
    this.workspace = workspace;
    this.options = options;
    this.#revisions = revisions;
    this.#runs = runs;
    this.uploads = uploadsOf(folder, workspace, options);
    this.runs = runsOf(runs, folder, options);
    const inTurn = this.#inTurn.bind(this);
    const { actor, zone, region } = options;
    const faultOf = (work: string) => (error: unknown) => options.onFault?.(work, error);
    this.#results = new Tidying(() => inTurn(() => writeAnew(workspace, clock)), faultOf('the results could not be written'));
    this.#labels = new Tidying(
      async () => void (await this.#held((one) => settleLabels(one, clock, noProgress))),
      faultOf('labels could not be settled'),
    );
    this.#pushing = new Pushing(
      workspace,
      { actor, zone, region, inTurn, onSettled: () => this.#results.soon(), onFault: faultOf('pushed reports wait in their journal') },
      clock,
    );
  }

  get store(): Store {
    return this.workspace.store;
  }

  get revision(): string {
    return this.#revisions.current;
  }

  subscribe(listener: (event: ServerEvent) => void): () => void {
    return this.#revisions.subscribe(listener);
  }

  async change<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
    const result = await this.#held(work);
    this.#results.soon();
    return result;
  }

  async append<T>(work: (workspace: Workspace) => Promise<T>, { settle = false } = {}): Promise<T> {
    try {
      return await work(this.workspace);
    } finally {
      this.#revisions.changed();
      if (settle) this.#labels.soon();
    }
  }

  async hold(): Promise<() => void> {
    const resume = await this.#pushing.suspend();
    const leave = await this.#lane.enter();
    return () => {
      this.#revisions.changed();
      leave();
      resume();
    };
  }

  async #held<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
    const release = await this.hold();
    try {
      return await work(this.workspace);
    } finally {
      release();
    }
  }

  /** In its turn, the feed left as it is. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#lane.run(work).finally(() => this.#revisions.changed());
  }

  push(reports: readonly PushedReport[]): Promise<PushedResult[]> {
    return this.#pushing.push(reports);
  }

  async settle(): Promise<void> {
    await this.#runs.idle();
    await this.#pushing.settle();
    await this.#labels.now();
    await this.#results.now();
    await this.#lane.run(async () => {});
  }

  async close(): Promise<void> {
    try {
      await this.#runs.stop();
      await this.settle();
      await this.#pushing.close();
      await this.#results.now();
    } finally {
      this.#revisions.close();
      await this.#lane.run(() => this.workspace.close());
    }
  }
}

/**
 * True of a workspace that was left before its texts were read, or whose campaigns an older version laid out: its lists would be empty.
 * So it is where a killed server left reports in a journal, or labels that campaigns had not followed yet.
 */
async function isBehind({ folder, store }: Workspace): Promise<boolean> {
  return (await store.countUnread()) > 0 || (await isOutOfDate(store)) || (await journalsOf(folder)).length > 0;
}

async function writeAnew(workspace: Workspace, clock: Clock): Promise<void> {
  await nameTypes(workspace.store, noProgress);
  await writeOutputs(workspace, clock, noProgress);
}

/** Progress that says of every stage that something may have been committed. */
function telling(progress: Progress, revisions: Revisions): Progress {
  return {
    begin: (stage, total) => {
      revisions.changed();
      progress.begin(stage, total);
    },
    advance: (by) => progress.advance(by),
    end: () => {
      revisions.changed();
      progress.end();
    },
  };
}

function runsOf(runs: Runs, folder: UploadFolder, usual: DeskOptions): DeskRuns {
  return {
    start: async (asked, actor) => {
      intakeOptions(asked.options ?? {}, usual);
      for (const id of asked.uploads ?? []) await folder.input(id);
      return runs.start(asked, actor);
    },
    list: () => runs.list(),
    get: (runId) => runs.get(runId),
    cancel: (runId) => runs.cancel(runId),
    finished: (runId) => runs.finished(runId),
  };
}

function uploadsOf(folder: UploadFolder, { key, store }: Workspace, usual: DeskOptions): Uploads {
  return {
    add: (name, bytes) => folder.add(name, bytes),
    paste: (text, name) => folder.paste(text, name),
    drop: (uploadId) => folder.drop(uploadId),
    preview: async (uploadId, given) => {
      const { upload, original, format } = await folder.original(uploadId);
      const options = { ...(format ? { format } : {}), ...intakeOptions(given, usual), key };
      const known = await store.hasSource(original.sha256);
      const previewed = await previewSource(original, upload.name, options).catch(async (error) => {
        await folder.original(uploadId); // it may have been let go meanwhile
        throw error;
      });
      return { ...upload, ...previewed, known };
    },
  };
}
