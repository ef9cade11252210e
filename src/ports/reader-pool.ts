import type { Contact } from '../model/contact.ts';
import type { MessageReading } from '../model/message.ts';
import { joinPacked, type PackedRows, RowPacker } from './packed-rows.ts';

/** One distinct text to read, with the links that reports gave beside it. */
export interface UnreadText {
  readonly textId: string;
  readonly text: string;
  readonly urls: readonly string[];
}

/** What reading gave, with what campaigns are found by. */
export interface ReadText {
  readonly textId: string;
  readonly text: string;
  readonly reading: MessageReading;
  /** Hash of the normalised text: equal for equal normalised texts. */
  readonly variantKey: string;
  /** Hash of the script's letters: equal for texts of one wording. */
  readonly wordingKey: string;
  readonly contacts: readonly Contact[];
}

/** Readings on their way from a reader to the store: one set of rows for each of its tables. */
export interface PackedReadings {
  readonly count: number;
  readonly readings: PackedRows;
  readonly verdicts: PackedRows;
  readonly parts: PackedRows;
}

/** Columns of {@link PackedReadings}, in order. */
export const packedColumns = {
  readings: [
    'text_id',
    'version',
    'normalised',
    'script',
    'language',
    'language_confidence',
    'evasions',
    'partial',
    'variant_key',
    'wording_key',
  ],
  verdicts: ['text_id', 'producer', 'class', 'scam_type', 'topic', 'brand', 'lures', 'asks', 'confidence', 'reasons'],
  parts: ['text_id', 'kind', 'value', 'host', 'domain', 'site', 'host_class', 'bends'],
} as const;

/** Packs readings made by one version of the reader. The normalised view is left out where it is the text itself. */
export function packReadings(version: number, texts: readonly ReadText[]): PackedReadings {
  const readings = new RowPacker(packedColumns.readings.length);
  const verdicts = new RowPacker(packedColumns.verdicts.length);
  const parts = new RowPacker(packedColumns.parts.length);
  for (const { textId, text, reading, variantKey, wordingKey, contacts } of texts) {
    const { normalised, script, language, languageConfidence, evasions, verdict, partial } = reading;
    readings.add([
      textId,
      String(version),
      normalised === text ? null : normalised,
      script,
      language,
      String(languageConfidence),
      evasions.join(', '),
      String(partial),
      variantKey,
      wordingKey,
    ]);
    const { producer, messageClass, scamType, topic, brand, confidence, reasons } = verdict;
    const [lures, asks] = [verdict.lures.join(' '), verdict.asks.join(' ')];
    verdicts.add([textId, producer, messageClass, scamType, topic, brand, lures, asks, String(confidence), JSON.stringify(reasons)]);
    for (const { kind, value, host, domain, site, hostClass, bends } of contacts) {
      parts.add([textId, kind, value, host, domain, site, hostClass, bends]);
    }
  }
  return {
    count: texts.length,
    readings: readings.packReplacing(),
    verdicts: verdicts.packReplacing(),
    parts: parts.packReplacing(),
  };
}

/** Readings one after another, as if they had been packed together. */
export function joinReadings(parts: readonly PackedReadings[]): PackedReadings {
  const joined = (rows: keyof typeof packedColumns) => joinPacked(parts.map((part) => part[rows]));
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    readings: joined('readings'),
    verdicts: joined('verdicts'),
    parts: joined('parts'),
  };
}

/** Reads texts, in worker threads or in place. */
export interface ReaderPool {
  read(texts: readonly UnreadText[]): Promise<PackedReadings>;
  /** How many batches may be under way at once. */
  readonly width: number;
  close(): Promise<void>;
}
