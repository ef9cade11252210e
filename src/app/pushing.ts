import { setTimeout as sleep } from 'node:timers/promises';
import type { PushedResult } from '../model/run.ts';
import type { Clock } from '../ports/clock.ts';
import { type Feed, type FeedOptions, openFeed, type PlacedReport } from './feed.ts';
import { JournalWriter, type PushedReport, toldApart } from './journal.ts';
import type { Workspace } from './workspace.ts';

export interface PushingOptions extends Pick<FeedOptions, 'actor' | 'zone' | 'region'> {
  /** Does work in its turn among all that writes. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told when pushed reports have come into the database. */
  readonly onSettled: () => void;
  /** Told why reports are not in the database yet, though nobody is in their way. */
  readonly onFault: (error: unknown) => void;
  /** So long reports are held back for the feed to open, in milliseconds; two seconds unless told. */
  readonly patience?: number;
}

const usualPatience = 2000;
/** Reports go into the database when none has come for so long; at the busiest, ten times as long as that took the last time. */
const settleAfter = 2000;
const longestUnsettled = 60_000;
/** A feed that nobody hands reports to is let go of: its campaigns take memory. */
const idleAfter = 600_000;

const waiting: PushedResult = {
  reportId: null,
  campaignId: null,
  how: 'waiting',
  messageClass: null,
  scamType: null,
  reason: null,
  notes: [],
};

/**
 * Reports as they are handed in. They are placed by a feed that is opened when the first one comes; while others change the
 * workspace they stand in a journal, and are placed afterwards.
 */
export class Pushing {
  readonly #workspace: Workspace;
  readonly #options: PushingOptions;
  readonly #clock: Clock;
  #feed: Feed | null = null;
  #opening: Promise<Feed | null> | null = null;
  #suspended = 0;
  #suspendedAt = 0;
  #suspending: Promise<void> = Promise.resolve();
  #kept: JournalWriter | null = null;
  #keptReports: PushedReport[] = [];
  /** True where journals were ended that this has not taken in. */
  #left = false;
  #keeping: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #idle: NodeJS.Timeout | null = null;
  #lastTook = 0;

  constructor(workspace: Workspace, options: PushingOptions, clock: Clock) {
    this.#workspace = workspace;
    this.#options = options;
    this.#clock = clock;
  }

  /** Keeps reports, in their order, and says where each belongs. */
  async push(given: readonly PushedReport[]): Promise<PushedResult[]> {
    const reports = given.map(toldApart);
    const feed = await this.#readyFeed();
    // It may have been put away since: what it is handed then nobody would settle.
    return feed && feed === this.#feed ? this.#place(feed, reports) : this.#keep(reports);
  }

  async #place(feed: Feed, reports: readonly PushedReport[]): Promise<PushedResult[]> {
    const placed = await Promise.all(reports.map((report) => feed.place(report)));
    if (feed === this.#feed) this.#settleSoon();
    return placed.map(resultOf);
  }

  /** Puts the feed away, settled, until the function that this gives is called: others are about to change what it knows. */
  async suspend(): Promise<() => void> {
    if (this.#suspended === 0) this.#suspendedAt = performance.now();
    this.#suspended++;
    this.#suspending = this.#suspending.then(() => this.#putAway());
    await this.#suspending;
    let resumed = false;
    return () => {
      if (resumed) return;
      resumed = true;
      this.#suspended--;
      if (this.#suspended === 0 && this.#isBehind) void this.#open();
    };
  }

  /** Brings all that was handed in into the database. */
  async settle(): Promise<void> {
    if (this.#suspended === 0 && this.#isBehind) await this.#open();
    this.#stopTimers();
    await this.#settleNow(this.#feed);
  }

  /** Settles, and lets the feed go. What still waits stays in its journal, for the next who opens the workspace. */
  async close(): Promise<void> {
    await this.settle();
    await this.suspend();
    this.#stopTimers();
  }

  /** True while reports stand in journals that no feed has taken in. */
  get #isBehind(): boolean {
    return this.#left || this.#keptReports.length > 0;
  }

  /** The feed if it is open, or opens in time; null where reports had better wait. */
  async #readyFeed(): Promise<Feed | null> {
    if (this.#feed) return this.#feed;
    const { patience = usualPatience } = this.#options;
    // Where others have had the workspace for as long already, nobody knows how much longer they will.
    const left = this.#suspended > 0 ? this.#suspendedAt + patience - performance.now() : patience;
    if (left <= 0) return null;
    const timeout = new AbortController();
    const late = sleep(left, null, { signal: timeout.signal, ref: false }).catch(() => null);
    const feed = await Promise.race([this.#open(), late]);
    timeout.abort();
    return feed;
  }

  /** Opens the feed in its turn; those who ask meanwhile get the same one. Null where it cannot be opened: what is kept in journals is safe. */
  #open(): Promise<Feed | null> {
    this.#opening ??= this.#options
      .inTurn(() => this.#openNow())
      .catch((error) => {
        this.#options.onFault(error);
        return null;
      })
      .finally(() => {
        this.#opening = null;
      });
    return this.#opening;
  }

  async #openNow(): Promise<Feed | null> {
    if (this.#feed || this.#suspended > 0) return this.#feed;
    await this.#endKept();
    const { actor, zone, region, inTurn } = this.#options;
    const feed = await openFeed(this.#workspace, { actor, zone, region, inTurn }, this.#clock);
    this.#options.onSettled();
    if (this.#suspended > 0) return null;
    this.#left = false;
    this.#feed = feed;
    await this.#inOrder(() => this.#placeKept(feed));
    return feed;
  }

  /** Places what was kept while the feed was opening; its journal goes when the feed's own has it. */
  async #placeKept(feed: Feed): Promise<void> {
    const [journal, reports] = [this.#kept, this.#keptReports];
    this.#kept = null;
    this.#keptReports = [];
    if (!journal) return;
    try {
      await this.#place(feed, reports);
    } catch (error) {
      this.#left = true; // what was placed of it is known by then
      await journal.end();
      throw error;
    }
    await (await journal.end()).remove();
  }

  /** Writes reports into a journal, each on disk when this is done. */
  #keep(reports: readonly PushedReport[]): Promise<PushedResult[]> {
    return this.#inOrder(async () => {
      if (this.#feed) return this.#place(this.#feed, reports);
      for (const report of reports) {
        this.#kept ??= await JournalWriter.begin(this.#workspace.folder, this.#clock.now());
        await this.#kept.add(report);
        this.#keptReports.push(report);
      }
      if (this.#suspended === 0) void this.#open();
      return reports.map(() => waiting);
    });
  }

  /** Ends the journal of what is kept, so that whoever takes journals in next takes this one too. */
  #endKept(): Promise<void> {
    return this.#inOrder(async () => {
      const journal = this.#kept;
      this.#kept = null;
      this.#keptReports = [];
      if (!journal) return;
      this.#left = true;
      // Its lines are on disk: whoever waits for the workspace is not to wait for ever.
      await journal.end().catch(this.#options.onFault);
    });
  }

  /** What is kept is written, ended and placed one after the other. */
  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#keeping.then(work);
    this.#keeping = done.catch(() => undefined);
    return done;
  }

  async #putAway(): Promise<void> {
    await this.#opening;
    const feed = this.#feed;
    this.#feed = null;
    this.#stopTimers();
    await this.#settleNow(feed);
    await this.#endKept();
  }

  /** A failure leaves the journals where they are; they are taken in when the feed is next opened. */
  async #settleNow(feed: Feed | null): Promise<void> {
    if (!feed) return;
    const began = performance.now();
    try {
      await feed.settle();
    } catch (error) {
      this.#options.onFault(error);
      if (this.#feed === feed) this.#feed = null;
      this.#left = true;
      await feed.settle().catch(() => undefined); // ends the journal that was begun meanwhile
    }
    this.#lastTook = performance.now() - began;
    this.#options.onSettled();
  }

  #settleSoon(): void {
    const wait = Math.min(longestUnsettled, Math.max(settleAfter, 10 * this.#lastTook));
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#settleNow(this.#feed);
    }, wait).unref();
    if (this.#idle) this.#idle.refresh();
    else {
      this.#idle = setTimeout(() => {
        this.#idle = null;
        if (this.#suspended === 0) void this.suspend().then((resume) => resume());
      }, idleAfter).unref();
    }
  }

  #stopTimers(): void {
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#idle) clearTimeout(this.#idle);
    this.#timer = null;
    this.#idle = null;
  }
}

function resultOf({ joins: _joins, ...result }: PlacedReport): PushedResult {
  return result;
}
