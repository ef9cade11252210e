import { type ReportField, reportFields } from '../model/report.ts';
import { parseTime } from './times.ts';

/** Which column holds which field, by index; `clock` is a column of times of day beside the dates of `received`. */
export type ColumnMap = Readonly<Partial<Record<ReportField | 'clock', number>>>;

/** Names seen in real exports, compared without case, spaces, marks and accents. The field's own name is always one. */
const names: Readonly<Record<ReportField, readonly string[]>> = {
  id: [
    'id',
    'reportid',
    'messageid',
    'msgid',
    'uuid',
    'externalid',
    'reference',
    'ref',
    'smsid',
    'caseid',
    'ticket',
    'idstr',
    'tweetid',
    'imageid',
  ],
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
    'maintext',
    'smscontent',
    'originaltext',
    'rawtext',
    'ocrtext',
    'imagetext',
    'messaggio',
    'mensagem',
    'bericht',
    'testo',
    'texte',
    'pesan',
    'teks',
    'wiadomosc',
    'tresc',
    'meddelande',
    'besked',
    'nachrichtentext',
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
    'expediteur',
    'mittente',
    'remetente',
    'afzender',
    'pengirim',
    'nadawca',
    'avsandare',
    'avsender',
    'afsender',
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
    'empfanger',
    'empfaenger',
    'destinatario',
    'destinataire',
    'ontvanger',
    'penerima',
    'odbiorca',
    'mottagare',
    'melder',
    'meldender',
  ],
  url: ['url', 'link', 'urls', 'links', 'uri', 'reportedurl', 'phishingurl', 'smishingurl', 'scamurl', 'landingurl', 'enlace', 'lien'],
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
    'datum',
    'fecha',
    'data',
    'dato',
    'tanggal',
    'timereceived',
    'eingang',
    'empfangen',
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
  const map: Partial<Record<ReportField | 'clock', number>> = {};
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
  // Fields of nested records by their last name: `message.body`.
  const last = columns.map((name) => (name.includes('.') ? plain(name.slice(name.lastIndexOf('.') + 1)) : ''));
  const nested = open.filter((field) => map[field] === undefined && field !== 'id' && field !== 'kind');
  byName(nested, last, sample, free, assign);
  for (const [field, fits] of contents) {
    if (map[field] !== undefined || chosen[field] !== undefined) continue;
    const looked = [...free].slice(0, 500).filter((index) => plausible(field, index, sample));
    const best = mostFitting(looked, sample, fits);
    if (best !== null) assign(field, best);
  }
  const clock = map.received === undefined ? null : clockBeside(map.received, [...free].slice(0, 500), sample);
  if (clock !== null) map.clock = clock;
  return map;
}

/** The column of times of day that belongs to dates without one: `2026-03-02` and `14:05`. */
function clockBeside(dates: number, indexes: readonly number[], sample: readonly (readonly (string | null)[])[]): number | null {
  const days = valuesOf(dates, sample);
  if (days.length === 0 || share(days, (value) => parseTime(value, plainRules)?.precision === 'day') < 0.9) return null;
  return mostFitting(indexes, sample, (value) => readClock(value) !== null);
}

/** A time of day as a time has it, `14:05:00` or `2:05 pm`; null for what is none. */
export function readClock(raw: string): string | null {
  const [, hour = '', minute = '', second = '00', half = ''] =
    /^\s*(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s?([ap]\.?m\.?)?\s*$/i.exec(raw) ?? [];
  return hour === '' ? null : `${hour.padStart(2, '0')}:${minute}:${second}${half && ` ${half[0]}m`}`;
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
      const index = plains.findIndex((column, at) => column === name && free.has(at) && plausible(field, at, sample));
      if (index < 0) continue;
      assign(field, index);
      break;
    }
  }
}

/** A name alone can mislead: `source` may hold a file name, `type` a label, `date` a word. */
function plausible(field: ReportField, index: number, sample: readonly (readonly (string | null)[])[]): boolean {
  const values = valuesOf(index, sample);
  if (values.length === 0) return true;
  if (field !== 'id' && field !== 'kind' && isFlag(values)) return false;
  if (field === 'url') return !isElsewhere(values) && share(values, (value) => /\S\.\S/.test(value)) > 0.2;
  if (field === 'received' || field === 'reported') return share(values, (value) => parseTime(value, plainRules) !== null) > 0.5;
  if (field === 'kind') return share(values, (value) => kindWord.test(value)) > 0.5;
  if (field === 'sender') return share(values, (value) => value.length <= 60) > 0.9 && share(values, isPlace) < 0.9;
  return true;
}

/** A file or a folder, such as the collection that a message comes from: no sender. */
function isPlace(value: string): boolean {
  return /^[\w.-]+\/[\w./-]+$|^[\w .-]+\.(?:csv|tsv|jsonl?|txt|xlsx?|xml|png|jpe?g|eml)$/i.test(value.trim());
}

/** A column of yes and no: whether a message has a link or number, not which. */
function isFlag(values: readonly string[]): boolean {
  return share(values, (value) => flag.test(value)) > 0.9;
}

const flag = /^\s*(?:yes|no|y|n|true|false|[01](?:\.0)?|none|null|nan|n\/?a|ja|nein|oui|non|s[ií])\s*$/i;

/** Links to where a report was seen, such as the post or the picture of the message: not what the message links to. */
function isElsewhere(values: readonly string[]): boolean {
  return share(values, (value) => seenAt.test(value)) > 0.8;
}

const seenAt =
  /^\s*https?:\/\/(?:[\w-]+\.)?(?:(?:twitter|x)\.com\/\w+\/status\/|twimg\.com\/|reddit\.com\/r\/|redd\.it\/|imgur\.com\/|facebook\.com\/\w+\/posts\/)|\.(?:png|jpe?g|gif|webp|heic)(?:\?\S*)?\s*$/i;

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
  for (const index of indexes) {
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
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
