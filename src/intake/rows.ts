import { hash } from 'node:crypto';
import { readUrl } from '../analysis/links/find.ts';
import { readSender } from '../analysis/senders/read-sender.ts';
import type { Reject, Report, ReportKind } from '../model/report.ts';
import type { Sender } from '../model/sender.ts';
import { DigestCounter } from '../ports/digest-counter.ts';
import type { TableRow } from '../ports/table.ts';
import { type ColumnMap, readClock } from './columns.ts';
import { excerptOf } from './formats/excerpt.ts';
import { pseudonymiser } from './pseudonym.ts';
import { rememberCells } from './remember-cells.ts';
import { parseTime, type ReadTime, type TimeRules } from './times.ts';

export interface RowRules {
  readonly map: ColumnMap;
  readonly times: TimeRules;
  /** Key of the workspace for pseudonyms. */
  readonly key: Uint8Array;
  /** ISO 3166: where numbers without a prefix are read. */
  readonly region: string;
  /** Equal rows are one report, not copies of it. */
  readonly once?: boolean;
}

/** Senders and recipients kept at once: more than a feed of a million reports has. */
const remembered = 500_000;

/** Makes reports of rows. Keeps count of equal rows, so that the fifth copy in a file is the fifth copy in any file. */
export class RowReader {
  #rules: RowRules;
  readonly #copies = new DigestCounter();
  readonly #pseudonym: (recipient: string) => string;
  readonly #sender: (raw: string) => Sender | null;

  /** `onSender` hears of each sender when it is first read. */
  constructor(rules: RowRules, onSender: (sender: Sender) => void = () => {}) {
    this.#rules = rules;
    this.#pseudonym = pseudonymiser(rules.key);
    this.#sender = rememberCells((raw) => {
      const sender = readSender(raw, this.#rules.region);
      if (sender) onSender(sender);
      return sender;
    }, remembered);
  }

  /** Reads on by other rules, as when a column appears late. */
  use(rules: RowRules): void {
    this.#rules = rules;
  }

  read(row: TableRow): Report | Reject {
    const { map, times } = this.#rules;
    const cells = row.sound || row.cells.every(isSound) ? row.cells : row.cells.map(repaired);
    const text = cellOf(cells, map.text);
    const url = cellOf(cells, map.url);
    const sender = cellOf(cells, map.sender);
    const word = cellOf(cells, map.kind);
    const kind = kindOf(word === null ? null : saidKind(word), text, url, sender);
    const recipient = cellOf(cells, map.recipient);
    const person = recipient === null ? null : this.#pseudonym(recipient);
    if (typeof kind !== 'string') {
      const shown = row.cells.map((value, index) => (index === map.recipient ? person : value));
      return { line: row.line, lines: row.lines, reason: kind.reason, excerpt: excerptOf(shown.join(' | ')) };
    }
    const receivedRaw = withClock(cellOf(cells, map.received), cellOf(cells, map.clock));
    const reportedRaw = cellOf(cells, map.reported);
    const channel = cellOf(cells, map.channel);
    const externalId = cellOf(cells, map.id);
    const received = receivedRaw === null ? null : parseTime(receivedRaw, times);
    const reported = reportedRaw === null ? null : parseTime(reportedRaw, times);
    const ofTimes = both(timeNotes('received', receivedRaw, received), timeNotes('reported', reportedRaw, reported));
    const notes = cells === row.cells ? ofTimes : [...ofTimes, 'broken characters replaced by �'];
    const content = kind === 'url' ? (url ?? text) : text;
    return {
      // The pseudonym, not the number: a bare hash of the row would give the number away to anybody who tries them all.
      reportId: this.#idOf([externalId, word, text, sender, person, url, receivedRaw, reportedRaw, channel]),
      line: row.line,
      kind,
      textId: content === null ? null : hash128(content),
      text: content,
      sender,
      senderId: sender === null ? null : (this.#sender(sender)?.id ?? null),
      recipient: person,
      url,
      receivedAt: received?.at ?? null,
      receivedPrecision: received?.precision ?? null,
      reportedAt: reported?.at ?? null,
      channel,
      externalId,
      notes,
    };
  }

  /** 128 bits of SHA-256 over the row's fields, in the order of `reportFields`, and its number among equal rows. */
  #idOf(fields: readonly (string | null)[]): string {
    const digest = hash('sha256', fields.join('\u001f'));
    const copy = this.#rules.once ? 0 : this.#copies.add(digest);
    return copy === 0 ? digest.slice(0, idLength) : hash128(`${digest.slice(0, idLength)}:${copy}`);
  }
}

const none: readonly string[] = [];

/** A date with the time of day that stands in a column of its own. */
function withClock(date: string | null, clock: string | null): string | null {
  const time = date === null || clock === null ? null : readClock(clock);
  return time === null ? date : `${date?.trim()} ${time}`;
}

/** What an analyst should know of how a time was read. */
function timeNotes(name: string, raw: string | null, read: ReadTime | null): readonly string[] {
  if (raw === null) return none;
  if (read === null) return [`${name}: no time could be read in '${excerptOf(raw).slice(0, 60)}'`];
  return read.note ? [`${name}: ${read.note}`] : none;
}

/** Most rows have no notes and share one empty list. */
function both(some: readonly string[], more: readonly string[]): readonly string[] {
  return some.length + more.length === 0 ? none : [...some, ...more];
}

/** A cell that says something, or null. */
function cellOf(cells: readonly (string | null)[], index: number | undefined): string | null {
  const value = index === undefined ? null : (cells[index] ?? null);
  if (value === null) return null;
  const first = value.charCodeAt(0);
  return (first > 32 && first < 127) || value.trim() !== '' ? value : null;
}

/** True for what can be stored as text as it is. Lone surrogates cannot. */
function isSound(cell: string | null): boolean {
  return cell === null || cell.isWellFormed();
}

/** Lone surrogates become U+FFFD. The original keeps them. */
function repaired(cell: string | null): string | null {
  return cell === null ? null : cell.toWellFormed();
}

/** Hexadecimal figures of 128 bits. */
const idLength = 32;

/** The id of a text as it came. */
export function textIdOf(text: string): string {
  return hash128(text.toWellFormed());
}

/** 128 bits of SHA-256: short enough for a key, too long for an adversary to find two texts of one hash. */
function hash128(text: string): string {
  return hash('sha256', text).slice(0, idLength);
}

function kindOf(
  said: ReportKind | null,
  text: string | null,
  url: string | null,
  sender: string | null,
): ReportKind | { readonly reason: string } {
  if (said === 'call') return sender === null && text === null ? { reason: 'a call report without a number' } : 'call';
  if (said === 'sms' && text === null) return { reason: 'a text report without a text' };
  if (said === 'url' && url === null && text === null) return { reason: 'a link report without a link' };
  if (said !== null) return said;
  if (text !== null) return sender === null && isOnlyLink(text) ? 'url' : 'sms';
  if (url !== null) return 'url';
  return sender === null ? { reason: 'nothing to read: no text, no link, no sender' } : 'call';
}

function saidKind(word: string): ReportKind | null {
  if (word === 'sms' || word === 'call' || word === 'url') return word;
  if (/call|voice/i.test(word)) return 'call';
  if (/^(?:url|link|web)$/i.test(word)) return 'url';
  return /^(?:sms|text|mms|imessage|rcs|message)$/i.test(word) ? 'sms' : null;
}

/** A text of one word that is a link, reported without a sender. */
function isOnlyLink(text: string): boolean {
  const trimmed = text.trim();
  return !/\s/.test(trimmed) && trimmed.length < 2000 && readUrl(trimmed) !== null;
}
