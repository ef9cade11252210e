import type { OperationId } from '../api/routes.ts';
import type { Desk } from '../app/index.ts';
import type { AuditedChange } from '../model/access.ts';
import { faultWords } from '../model/fault-words.ts';
import type { Answered, Asked, Handler } from './context.ts';

/** Commands that change nothing. Whatever is not named here is written down. */
const readingCommands: ReadonlySet<string> = new Set([
  ...['campaigns', 'campaign', 'messages', 'lookup', 'rejects', 'verify', 'types', 'providers'],
  ...['brands list', 'brands show', 'data list', 'tokens list', 'decide list', 'evaluate score', 'evaluate export'],
]);

/** What stands in the audit of one change: what it was done to, and what was asked for. No secrets, no message texts. */
interface Words {
  readonly subject: string;
  readonly detail: string;
}

type Describe = { readonly [Id in OperationId]?: (asked: Asked<Id>, answered: Answered<Id>) => Words | null };

/** Operations that change nothing, though they are no GET, are left out: previews and look-ups, which have a history of their own. */
const described: Describe = {
  makeToken: (_, made) => ({
    subject: made.tokenId,
    detail: `${made.name}: role ${made.role}, scope ${made.scope}, ${made.expiresAt === null ? 'no end' : `until ${new Date(made.expiresAt).toISOString()}`}`,
  }),
  revokeToken: (_, { tokenId, name }) => ({ subject: tokenId, detail: name }),
  upload: (_, { uploadId, name, bytes }) => ({ subject: uploadId, detail: `${name}: ${bytes} bytes` }),
  paste: (_, { uploadId, name, bytes }) => ({ subject: uploadId, detail: `${name}: ${bytes} bytes` }),
  dropUpload: ({ params }) => ({ subject: params.uploadId, detail: '' }),
  pushReports: ({ body }) => ({ subject: 'reports', detail: `${body.reports.length} handed in` }),
  startRun: ({ body }, { runId }) => ({
    subject: runId,
    detail: [body.job, ...(body.uploads?.length ? [`of ${body.uploads.join(', ')}`] : [])].join(' '),
  }),
  cancelRun: (_, { runId, job }) => ({ subject: runId, detail: job }),
  decide: (_, { decisionId, campaigns, detail }) => ({ subject: campaigns[0] ?? decisionId, detail: `${decisionId}: ${detail}` }),
  undoDecision: (_, { decisionId, campaigns, detail }) => ({ subject: campaigns[0] ?? decisionId, detail: `${decisionId}: ${detail}` }),
  saveView: (_, { viewId, name }) => ({ subject: viewId, detail: name }),
  dropView: ({ params }) => ({ subject: params.viewId, detail: '' }),
  drawSample: (_, { name, method }) => ({ subject: name, detail: method }),
  saveLabel: (_, { textId, messageClass, scamType, topic, brand, lures, asks }) => ({
    subject: textId,
    detail: [messageClass, scamType, topic === scamType ? null : topic, brand, ...(lures ?? []), ...(asks ?? [])]
      .filter(Boolean)
      .join(', '),
  }),
  dropLabel: ({ params }) => ({ subject: params.textId, detail: '' }),
  decideType: ({ body }, { name, mergedInto }) => ({
    subject: name,
    detail: mergedInto === null ? body.action : `merged into ${mergedInto}`,
  }),
  setProvider: ({ params, body }) => ({
    subject: params.id,
    detail: [body.on ? 'on' : 'off', ...Object.keys(body.settings ?? {}).map((name) => `${name} set`)].join(', '),
  }),
  testProvider: ({ params }) => ({ subject: params.id, detail: '' }),
  updateData: (_, { name, date, rows }) => ({ subject: name, detail: `${rows} rows of ${date}` }),
  command: ({ body }) => {
    const detail = commandName(body.args);
    return readingCommands.has(detail) ? null : { subject: 'command', detail };
  },
};

export const describedOperations: readonly string[] = Object.keys(described);

/** Commands that have commands of their own. */
const commandGroups: ReadonlySet<string> = new Set(['brands', 'data', 'decide', 'evaluate', 'providers', 'tokens', 'types', 'watch']);

/** The name of a command, and nothing behind it: that may be anything. */
function commandName([first = '', ...rest]: readonly string[]): string {
  // Options may stand before the name of the command's own command.
  let at = 0;
  while (rest[at]?.startsWith('-')) at += isWhole(rest[at] ?? '') ? 1 : 2;
  const second = rest[at] ?? '';
  const isWord = (word: string) => /^[a-z][a-z-]{1,20}$/.test(word);
  if (!isWord(first)) return 'unknown';
  return commandGroups.has(first) && isWord(second) ? `${first} ${second}` : first;
}

/** True of an option with its value in it, or without one. */
function isWhole(option: string): boolean {
  return option === '--json' || option.includes('=') || /^-\w./.test(option);
}

/** What the store does in one transaction: what stands in the audit is written there, by the handler's `audit`. */
const inStore: ReadonlySet<OperationId> = new Set<OperationId>([
  ...(['decide', 'undoDecision', 'saveView', 'dropView', 'drawSample', 'saveLabel', 'dropLabel', 'decideType'] as const),
]);

/** What can be said of a change before it is done. */
function beforehand(id: OperationId, { params, query, body }: Asked<OperationId>): Words {
  const { name, job, args } = { ...fields(query), ...fields(body) };
  if (Array.isArray(args)) return { subject: 'command', detail: commandName(args) };
  const [subject = id] = Object.values(fields(params));
  return { subject: String(subject), detail: String(name ?? job ?? '') };
}

/** None of a body that is a stream. */
function fields(given: unknown): Readonly<Record<string, unknown>> {
  return given === null || typeof given !== 'object' || Symbol.asyncIterator in given ? {} : { ...given };
}

/** Pushes of one client are told together, so often at most: milliseconds. A busy gateway must not fill the log. */
const pushEvery = 60_000;

/** What one client has handed in since it was last told. */
interface Pushed {
  reports: number;
  /** Hand-ins that are not done yet. */
  underWay: number;
  /** Undefined where it could not be noted: reports come in all the same. */
  readonly noted: Promise<string | undefined>;
}

/**
 * The log of changes, as the server writes it: no change without its entry, whenever the process is killed. What the store does stands
 * there in the same transaction; anything else is noted before it is done, and a note that is left behind is put into the log by the next
 * server.
 */
export class Audit {
  readonly #desk: Desk;
  readonly #now: () => number;
  readonly #onFault: (fault: string) => void;
  readonly #pushed = new Map<string, Pushed>();
  #timer: NodeJS.Timeout | null = null;

  constructor(desk: Desk, now: () => number, onFault: (fault: string) => void) {
    this.#desk = desk;
    this.#now = now;
    this.#onFault = onFault;
  }

  /** Puts into the log what earlier servers had begun and did not say what came of. */
  async open(): Promise<void> {
    await this.#desk
      .append(({ store }) => store.keepNotes())
      .catch((error) => this.#onFault(`the audit of what was cut off: ${faultWords(error)}`));
  }

  /** Does a change and writes it down. */
  async of<Id extends OperationId>(id: Id, asked: Asked<Id>, handle: Handler<Id>): Promise<Answered<Id>> {
    const describe = described[id];
    const { actor } = asked.who;
    if (!describe || (id === 'command' && describe(asked, undefined as never) === null)) return handle(asked);
    if (id === 'pushReports') {
      const { reports } = (asked as unknown as Asked<'pushReports'>).body;
      return this.#push(actor, reports.length, async () => handle(asked));
    }
    const audit = (answered: Answered<Id>) => {
      const words = describe(asked, answered);
      return words && this.#change(actor, id, words);
    };
    if (inStore.has(id)) return handle({ ...asked, audit });
    const { store } = this.#desk;
    const noted = await store.noteChange(this.#change(actor, id, beforehand(id, asked as unknown as Asked<OperationId>)));
    const answered = await Promise.resolve(handle(asked)).catch(async (error) => {
      await store.dropNote(noted);
      throw error;
    });
    const change = audit(answered);
    await (change ? this.#desk.append(() => store.keepChange(change, noted)) : store.dropNote(noted));
    return answered;
  }

  /** Writes down what waits. */
  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    await this.#tell();
  }

  /** Where it fails they were handed in as well, and some may have been kept. */
  async #push<T>(actor: string, reports: number, handle: () => Promise<T>): Promise<T> {
    const pushed = this.#count(actor, 0);
    pushed.underWay++;
    await pushed.noted;
    try {
      return await handle();
    } finally {
      // Those that are told meanwhile hand over what is under way.
      const now = this.#count(actor, reports);
      now.underWay--;
    }
  }

  #count(actor: string, reports: number, noted = this.#notePushed(actor)): Pushed {
    const pushed = this.#pushed.get(actor) ?? { reports: 0, underWay: 0, noted: noted() };
    pushed.reports += reports;
    this.#pushed.set(actor, pushed);
    this.#timer ??= setTimeout(
      () => void this.#tell().catch((error) => this.#onFault(`the audit of pushed reports: ${faultWords(error)}`)),
      pushEvery,
    ).unref();
    return pushed;
  }

  async #handOver(actor: string, underWay: number): Promise<void> {
    const next = this.#count(actor, 0);
    next.underWay += underWay;
    await next.noted;
  }

  #notePushed(actor: string): () => Promise<string | undefined> {
    const change = this.#change(actor, 'pushReports', { subject: 'reports', detail: 'a minute of them at most' });
    return () => this.#desk.store.noteChange(change).catch(() => undefined);
  }

  async #tell(): Promise<void> {
    this.#timer = null;
    for (const [actor, { reports, underWay, noted }] of [...this.#pushed]) {
      this.#pushed.delete(actor);
      // What is under way must never be without a note.
      if (underWay > 0) await this.#handOver(actor, underWay);
      const note = await noted;
      const change = this.#change(actor, 'pushReports', { subject: 'reports', detail: `${reports} handed in` });
      const { store } = this.#desk;
      try {
        if (reports > 0) await this.#desk.append(() => store.keepChange(change, note));
        else if (note !== undefined) await store.dropNote(note);
      } catch (error) {
        this.#count(actor, reports, () => Promise.resolve(note));
        throw error;
      }
    }
  }

  #change(actor: string, action: OperationId, { subject, detail }: Words): AuditedChange {
    return { at: this.#now(), actor, action, subject: subject.slice(0, 200), detail: detail.slice(0, 500) };
  }
}
