import { createHash } from 'node:crypto';
import { readUrl } from '../analysis/links/find.ts';
import { readSender } from '../analysis/senders/read-sender.ts';
import { type Reject, type Report, type ReportField, type ReportKind, reportFields } from '../model/report.ts';
import type { Sender } from '../model/sender.ts';
import type { TableRow } from '../ports/table.ts';
import type { ColumnMap } from './columns.ts';
import { excerptOf } from './formats/excerpt.ts';
import { pseudonymise } from './pseudonym.ts';
import { parseTime, type ReadTime, type TimeRules } from './times.ts';

export interface RowRules {
  readonly map: ColumnMap;
  readonly times: TimeRules;
  /** Key of the workspace for pseudonyms. */
  readonly key: Uint8Array;
  /** ISO 3166: where numbers without a prefix are read. */
  readonly region: string;
}

/** Makes reports of rows. Keeps count of equal rows, so that the fifth copy in a file is the fifth copy in any file. */
export class RowReader {
  #rules: RowRules;
  readonly #copies = new Map<string, number>();
  readonly #senders = new Map<string, Sender | null>();

  constructor(rules: RowRules) {
    this.#rules = rules;
  }

  /** Reads on by other rules, as when a column appears late. */
  use(rules: RowRules): void {
    this.#rules = rules;
  }

  read(row: TableRow): Report | Reject {
    const cell = (field: ReportField) => {
      const index = this.#rules.map[field];
      const value = index === undefined ? null : (row.cells[index] ?? null);
      return value === null || value.trim() === '' ? null : wellFormed(value);
    };
    const [text, url, sender] = [cell('text'), cell('url'), cell('sender')];
    const kind = kindOf(cell('kind'), text, url, sender);
    const recipient = cell('recipient');
    const person = recipient === null ? null : pseudonymise(recipient, this.#rules.key);
    if (typeof kind !== 'string') {
      const shown = row.cells.map((value, index) => (index === this.#rules.map.recipient ? person : value));
      return { line: row.line, lines: row.lines, reason: kind.reason, excerpt: excerptOf(shown.join(' | ')) };
    }
    const notes: string[] = [];
    const received = this.#time(cell('received'), 'received', notes);
    const reported = this.#time(cell('reported'), 'reported', notes);
    if (row.cells.some((value) => value !== null && value !== wellFormed(value))) notes.push('broken characters replaced by �');
    const content = kind === 'url' ? (url ?? text) : text;
    return {
      // The pseudonym, not the number: a bare hash of the row would give the number away to anybody who tries them all.
      reportId: this.#idOf(reportFields.map((field) => (field === 'recipient' ? person : cell(field)) ?? '')),
      line: row.line,
      kind,
      textId: content === null ? null : hash128(content),
      text: content,
      sender,
      senderId: sender === null ? null : (this.sender(sender)?.id ?? null),
      recipient: person,
      url,
      receivedAt: received?.at ?? null,
      receivedPrecision: received?.precision ?? null,
      reportedAt: reported?.at ?? null,
      channel: cell('channel'),
      externalId: cell('id'),
      notes,
    };
  }

  /** The identity behind a sender as received; each is read once. */
  sender(raw: string): Sender | null {
    let read = this.#senders.get(raw);
    if (read === undefined) {
      read = readSender(raw, this.#rules.region);
      this.#senders.set(raw, read);
    }
    return read;
  }

  #time(raw: string | null, name: string, notes: string[]): ReadTime | null {
    if (raw === null) return null;
    const read = parseTime(raw, this.#rules.times);
    if (read === null) notes.push(`${name}: no time could be read in '${excerptOf(raw).slice(0, 60)}'`);
    else if (read.note) notes.push(`${name}: ${read.note}`);
    return read;
  }

  /** 128 bits of SHA-256 over the row's fields and its number among equal rows. */
  #idOf(fields: readonly string[]): string {
    const content = hash128(fields.join('\u001f'));
    const copy = this.#copies.get(content) ?? 0;
    this.#copies.set(content, copy + 1);
    return copy === 0 ? content : hash128(`${content}:${copy}`);
  }
}

/** 128 bits of SHA-256: short enough for a key, too long for an adversary to find two texts of one hash. */
function hash128(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function kindOf(word: string | null, text: string | null, url: string | null, sender: string | null): ReportKind | { reason: string } {
  const said = word === null ? null : saidKind(word);
  if (said === 'call') return sender === null && text === null ? { reason: 'a call report without a number' } : 'call';
  if (said === 'sms' && text === null) return { reason: 'a text report without a text' };
  if (said === 'url' && url === null && text === null) return { reason: 'a link report without a link' };
  if (said !== null) return said;
  if (text !== null) return sender === null && isOnlyLink(text) ? 'url' : 'sms';
  if (url !== null) return 'url';
  return sender === null ? { reason: 'nothing to read: no text, no link, no sender' } : 'call';
}

function saidKind(word: string): ReportKind | null {
  if (/call|voice/i.test(word)) return 'call';
  if (/^(?:url|link|web)$/i.test(word)) return 'url';
  return /^(?:sms|text|mms|imessage|rcs|message)$/i.test(word) ? 'sms' : null;
}

/** A text of one word that is a link, reported without a sender. */
function isOnlyLink(text: string): boolean {
  const trimmed = text.trim();
  return !/\s/.test(trimmed) && trimmed.length < 2000 && readUrl(trimmed) !== null;
}

/** Lone surrogates cannot be stored as text; they become U+FFFD. The original keeps them. */
function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed();
}
