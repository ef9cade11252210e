import { type ReportField, reportFields } from '../model/report.ts';
import { parseTime } from './times.ts';

/** Which column holds which field, by index. */
export type ColumnMap = Readonly<Partial<Record<ReportField, number>>>;

/** Names seen in real exports, compared without case, spaces and marks. The field's own name is always one. */
const names: Readonly<Record<ReportField, readonly string[]>> = {
  id: ['id', 'reportid', 'messageid', 'msgid', 'uuid', 'externalid', 'reference', 'ref', 'smsid', 'caseid', 'ticket'],
  kind: ['kind', 'type', 'reporttype', 'messagetype', 'category', 'reportkind'],
  text: [
    'text',
    'message',
    'body',
    'content',
    'sms',
    'messagetext',
    'messagebody',
    'smstext',
    'smsbody',
    'msg',
    'messagecontent',
    'texto',
    'mensaje',
    'nachricht',
    'v2',
    'fulltext',
  ],
  sender: [
    'sender',
    'from',
    'senderid',
    'source',
    'originator',
    'oa',
    'address',
    'sendernumber',
    'fromnumber',
    'callerid',
    'caller',
    'phone',
    'phonenumber',
    'number',
    'msisdn',
    'origin',
    'srcaddr',
    'sourceaddress',
    'absender',
    'remitente',
  ],
  recipient: [
    'recipient',
    'to',
    'destination',
    'da',
    'reporter',
    'reportedby',
    'receiver',
    'tonumber',
    'recipientnumber',
    'victim',
    'destaddr',
    'customer',
    'reportermsisdn',
    'subscriber',
  ],
  url: ['url', 'link', 'urls', 'links', 'uri', 'reportedurl'],
  received: [
    'received',
    'receivedat',
    'timestamp',
    'time',
    'date',
    'datetime',
    'receivedtime',
    'receiveddate',
    'senttime',
    'sent',
    'sentat',
    'datereceived',
    'ts',
    'created',
    'messagetime',
    'datesent',
    'smsdate',
    'readabledate',
  ],
  reported: ['reported', 'reportedat', 'reporttime', 'reportdate', 'submitted', 'submittedat', 'reporteddate', 'createdat', 'datereported'],
  channel: ['channel', 'via', 'method', 'reportchannel', 'reportsource', 'medium', 'service'],
};

/**
 * Recognises columns by name, then (for text, sender, url and time, if still missing) by what the sample holds. A field that was
 * chosen stays so; an empty name leaves it without a column.
 */
export function recogniseColumns(
  columns: readonly string[],
  sample: readonly (readonly (string | null)[])[],
  chosen: Readonly<Partial<Record<ReportField, string>>>,
): ColumnMap {
  const map: Partial<Record<ReportField, number>> = {};
  const free = new Set(columns.keys());
  const plains = columns.map(plain);
  const assign = (field: ReportField, index: number) => {
    map[field] = index;
    free.delete(index);
  };
  for (const field of reportFields) {
    const name = chosen[field];
    if (!name) continue;
    const exact = columns.indexOf(name);
    const index = exact >= 0 ? exact : plains.indexOf(plain(name));
    if (index >= 0) assign(field, index);
  }
  const open = reportFields.filter((field) => chosen[field] === undefined);
  byName(open, plains, sample, free, assign);
  for (const [field, fits] of contents) {
    if (map[field] !== undefined || chosen[field] !== undefined) continue;
    const best = mostFitting([...free], sample, fits);
    if (best !== null) assign(field, best);
  }
  return map;
}

function byName(
  fields: readonly ReportField[],
  plains: readonly string[],
  sample: readonly (readonly (string | null)[])[],
  free: ReadonlySet<number>,
  assign: (field: ReportField, index: number) => void,
): void {
  for (const field of fields) {
    for (const name of names[field]) {
      const index = plains.findIndex((column, at) => column === name && free.has(at));
      if (index < 0 || !plausible(field, index, sample)) continue;
      assign(field, index);
      break;
    }
  }
}

/** A name alone can mislead: `source` may hold a file name, `type` a label, `date` a word. */
function plausible(field: ReportField, index: number, sample: readonly (readonly (string | null)[])[]): boolean {
  const values = valuesOf(index, sample);
  if (values.length === 0) return true;
  if (field === 'received' || field === 'reported') return share(values, (value) => parseTime(value, plainRules) !== null) > 0.5;
  if (field === 'kind') return share(values, (value) => kindWord.test(value)) > 0.5;
  if (field === 'sender') return share(values, (value) => value.length <= 60) > 0.9;
  return true;
}

/** Values of a kind column, in the words of real feeds. */
const kindWord = /^(?:sms|text|mms|imessage|rcs|message|call|voice|phone ?call|url|link|web)$/i;

const plainRules = { zone: 'UTC', dayFirst: null } as const;

const contents: readonly (readonly [ReportField, (value: string) => boolean])[] = [
  ['text', (value) => value.trim().split(/\s+/).length >= 4],
  ['url', (value) => /^\s*h(?:tt|xx)ps?:\S+\s*$/i.test(value)],
  ['received', (value) => /\d{2,4}[-/.]\d{1,2}|^\d{10,13}$/.test(value) && parseTime(value, plainRules) !== null],
  ['sender', (value) => /^\+?[\d\s()-]{5,18}$/.test(value)],
];

function mostFitting(
  indexes: readonly number[],
  sample: readonly (readonly (string | null)[])[],
  fits: (value: string) => boolean,
): number | null {
  let best: number | null = null;
  let bestShare = 0.5;
  for (const index of indexes.slice(0, 500)) {
    const values = valuesOf(index, sample);
    const fitting = values.length === 0 ? 0 : share(values, fits);
    if (fitting > bestShare) [best, bestShare] = [index, fitting];
  }
  return best;
}

function valuesOf(index: number, sample: readonly (readonly (string | null)[])[]): string[] {
  return sample.flatMap((cells) => {
    const value = cells[index];
    return value && value.trim() !== '' ? [value] : [];
  });
}

function share<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return values.filter(holds).length / values.length;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
