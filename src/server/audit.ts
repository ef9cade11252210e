import type { OperationId } from '../api/routes.ts';
import type { Desk } from '../app/index.ts';
import { faultWords } from '../model/fault-words.ts';
import type { Answered, Asked } from './context.ts';

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

/** Pushes of one client are told together, so often at most: milliseconds. A busy gateway must not fill the log. */
const pushEvery = 60_000;

/** The log of changes, as the server writes it. */
export class Audit {
  readonly #desk: Desk;
  readonly #now: () => number;
  readonly #onFault: (fault: string) => void;
  readonly #pushed = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;

  constructor(desk: Desk, now: () => number, onFault: (fault: string) => void) {
    this.#desk = desk;
    this.#now = now;
    this.#onFault = onFault;
  }

  /** Writes down a change that is done. */
  async keep<Id extends OperationId>(id: Id, asked: Asked<Id>, answered: Answered<Id>): Promise<void> {
    const describe = described[id];
    if (!describe) return;
    if (id === 'pushReports') {
      this.#count(asked.who.actor, (asked as unknown as Asked<'pushReports'>).body.reports.length);
      return;
    }
    const words = describe(asked, answered);
    if (words) await this.#write(asked.who.actor, id, words);
  }

  /** Writes down what waits. */
  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    await this.#tell();
  }

  #count(actor: string, reports: number): void {
    this.#pushed.set(actor, (this.#pushed.get(actor) ?? 0) + reports);
    this.#timer ??= setTimeout(
      () => void this.#tell().catch((error) => this.#onFault(`the audit of pushed reports: ${faultWords(error)}`)),
      pushEvery,
    ).unref();
  }

  async #tell(): Promise<void> {
    this.#timer = null;
    for (const [actor, reports] of [...this.#pushed]) {
      this.#pushed.delete(actor);
      try {
        await this.#write(actor, 'pushReports', { subject: 'reports', detail: `${reports} handed in` });
      } catch (error) {
        this.#count(actor, reports);
        throw error;
      }
    }
  }

  async #write(actor: string, action: OperationId, { subject, detail }: Words): Promise<void> {
    const entry = { at: this.#now(), actor, action, subject: subject.slice(0, 200), detail: detail.slice(0, 500) };
    await this.#desk.append(({ store }) => store.keepChange(entry));
  }
}
