import type { Placement } from '../analysis/campaigns/resident.ts';
import { ResidentCampaigns } from '../analysis/campaigns/resident.ts';
import { valuesOfContacts } from '../analysis/campaigns/sharing.ts';
import { readingVersion } from '../analysis/read-message.ts';
import { offlineProviders } from '../enrich/offline/index.ts';
import { offlineFacts } from '../enrich/offline-facts.ts';
import { RowReader } from '../intake/rows.ts';
import { type Reject, type Report, reportFields } from '../model/report.ts';
import { catalogueBrand } from '../model/verdict.ts';
import { savePlacements } from '../pipeline/build-campaigns.ts';
import { readTexts } from '../pipeline/read-texts.ts';
import { stateFacts } from '../pipeline/state-facts.ts';
import type { Clock } from '../ports/clock.ts';
import { noProgress, type Progress } from '../ports/progress.ts';
import { packReadings, type ReaderPool, type ReadText, type UnreadText } from '../ports/reader-pool.ts';
import type { PlacedVariant } from '../ports/store.ts';
import { inSlices } from './in-slices.ts';
import { catchUp, type InvestigateOptions, takeIn, takeJournals } from './investigate.ts';
import { type Journal, JournalWriter, journalForm, type PushedReport, toldApart } from './journal.ts';
import { createReader, type Reader } from './reading.ts';
import type { Workspace } from './workspace.ts';

export interface FeedOptions extends Pick<InvestigateOptions, 'actor' | 'zone' | 'region'> {
  /** After so many reports they go from the journal into the database. */
  readonly settleAfter?: number;
  /** Has settling done in its turn, where others write as well; left out, at once. */
  readonly inTurn?: <T>(work: () => Promise<T>) => Promise<T>;
}

/** What became of one report handed to a feed. */
export interface PlacedReport {
  readonly reportId: string | null;
  /** Null for a call without words, or a report that could not be read. */
  readonly campaignId: string | null;
  readonly how: Placement['how'] | null;
  readonly joins: Placement['joins'];
  readonly messageClass: string | null;
  readonly scamType: string | null;
  /** Why it was put aside, else null. It is kept all the same. */
  readonly reason: string | null;
  /** What could not be read of it, such as a time; it is kept all the same. */
  readonly notes: readonly string[];
}

const nowhere = {
  reportId: null,
  campaignId: null,
  how: null,
  joins: [],
  messageClass: null,
  scamType: null,
  reason: null,
  notes: [],
} as const;
const manyPending = 2000;

/**
 * A workspace kept open, its campaigns in memory: each report handed over is on disk, and placed, when `place` is done.
 * Reports stand in a journal until they go into the database, some thousands at a time and at the end; the journal of a
 * killed process is taken in when the workspace is next worked on.
 */
export class Feed {
  readonly #workspace: Workspace;
  readonly #options: FeedOptions;
  readonly #clock: Clock;
  readonly #reader: Reader;
  readonly #rows: RowReader;
  readonly #campaigns: ResidentCampaigns;
  #journal: JournalWriter | null = null;
  #read = new Map<string, ReadText>();
  #placed: PlacedVariant[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #settling: Promise<void> = Promise.resolve();

  private constructor(workspace: Workspace, options: FeedOptions, clock: Clock, reader: Reader, campaigns: ResidentCampaigns) {
    this.#workspace = workspace;
    this.#options = options;
    this.#clock = clock;
    this.#reader = reader;
    this.#campaigns = campaigns;
    const map = Object.fromEntries(reportFields.map((field, place) => [field, place]));
    this.#rows = new RowReader({
      map,
      times: { zone: options.zone, dayFirst: null },
      key: workspace.key,
      region: options.region,
      once: true,
    });
  }

  /** Brings the workspace up to date and loads its campaigns: some seconds for a million reports. */
  static async open(workspace: Workspace, options: FeedOptions, clock: Clock, progress: Progress = noProgress): Promise<Feed> {
    await takeJournals(workspace, { ...options, map: {} }, clock, progress);
    await catchUp(workspace, options.region, progress);
    const campaigns = await inSlices(ResidentCampaigns.building(await workspace.store.residentFeed()));
    return new Feed(workspace, options, clock, await createReader(options.region, workspace.dataFolders), campaigns);
  }

  /** Keeps a report and says where it belongs. Reports are placed one after another, in the order they are handed over. */
  place(pushed: PushedReport): Promise<PlacedReport> {
    const placed = this.#turn.then(() => this.#placeNext(toldApart(pushed)));
    this.#turn = placed.catch(() => undefined);
    return placed;
  }

  async #placeNext(pushed: PushedReport): Promise<PlacedReport> {
    this.#journal ??= await JournalWriter.begin(this.#workspace.folder, this.#clock.now());
    const journal = this.#journal;
    await journal.add(pushed);
    const report = this.#rows.read({ line: journal.lines, lines: 1, cells: reportFields.map((field) => pushed[field] ?? null) });
    const placed = this.#placeReport(report);
    // Only now, so that what is in a journal is settled together with where it was placed.
    if (journal.lines >= (this.#options.settleAfter ?? manyPending)) this.#beginSettling();
    return placed;
  }

  #placeReport(report: Report | Reject): PlacedReport {
    if ('reason' in report) return { ...nowhere, reason: report.reason };
    if (report.textId === null || report.text === null) return { ...nowhere, reportId: report.reportId, notes: report.notes };
    return this.#placeText(report, report.textId, report.text);
  }

  #placeText(report: Report, textId: string, text: string): PlacedReport {
    const unread = { textId, text, urls: report.kind === 'sms' && report.url !== null ? [report.url] : [] };
    const read = this.#read.get(nameOf(unread)) ?? this.#reader(unread);
    this.#read.set(nameOf(unread), read);
    const { verdict, script, language } = read.reading;
    const { sketch, ...placement } = this.#campaigns.place({
      key: read.variantKey,
      wordingKey: read.wordingKey,
      script,
      brand: catalogueBrand(verdict.brand),
      topic: verdict.topic,
      language: language === 'und' ? null : language,
      at: report.receivedAt ?? report.reportedAt,
      values: valuesOfContacts(read.contacts, report.senderId),
    });
    const { campaignId, how, joins } = placement;
    if (how !== 'known') this.#placed.push({ variantKey: read.variantKey, wordingKey: read.wordingKey, sketch, campaignId, joins });
    return {
      ...nowhere,
      reportId: report.reportId,
      campaignId,
      how,
      joins,
      messageClass: verdict.messageClass,
      scamType: verdict.scamType,
      notes: report.notes,
    };
  }

  /** Moves what stands in the journal into the database; placing goes on meanwhile. */
  settle(): Promise<void> {
    const begun = this.#turn.then(() => this.#beginSettling());
    this.#turn = begun.catch(() => undefined);
    return begun.then(() => this.#settling);
  }

  #beginSettling(): void {
    const journal = this.#journal;
    if (!journal) return;
    const [read, placed] = [this.#read, this.#placed];
    this.#journal = null;
    this.#read = new Map();
    this.#placed = [];
    const before = this.#settling;
    this.#settling = (async () => {
      const ended = await journal.end();
      await before;
      const work = () => this.#settleJournal(ended, read, placed);
      await (this.#options.inTurn?.(work) ?? work());
    })();
    this.#settling.catch(() => undefined); // thrown where it is awaited
  }

  async #settleJournal(journal: Journal, read: ReadonlyMap<string, ReadText>, placed: readonly PlacedVariant[]): Promise<void> {
    const { store, dataFolders } = this.#workspace;
    const options = { ...this.#options, ...journalForm } as InvestigateOptions;
    const { error } = await takeIn(this.#workspace, journal.input, options, this.#clock, noProgress);
    if (error) throw error;
    const pool: ReaderPool = {
      width: 1,
      read: async (texts) =>
        packReadings(
          readingVersion,
          texts.map((text) => read.get(nameOf(text)) ?? this.#reader(text)),
        ),
      close: async () => {},
    };
    await readTexts(store, pool, readingVersion, noProgress);
    await stateFacts(store, offlineFacts(offlineProviders(dataFolders)), noProgress);
    await savePlacements(store, placed);
    await journal.remove();
  }

  /** Settles what is open. The workspace stays open. */
  async close(): Promise<void> {
    await this.settle();
  }
}

/** What a reading is remembered by: the links that reports gave beside the text are read with it. */
function nameOf({ textId, urls }: UnreadText): string {
  return [textId, ...urls].join(' ');
}

/** Opens a workspace as a feed: see {@link Feed}. */
export const openFeed = Feed.open;
