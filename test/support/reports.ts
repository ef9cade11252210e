import type { Report } from '../../src/model/report.ts';
import type { Source } from '../../src/model/source.ts';
import { packReadings, type ReadText, type UnreadText } from '../../src/ports/reader-pool.ts';
import type { Store, StoreBatch } from '../../src/ports/store.ts';

/** A report with an id and a text of its own. */
export function reportOf(number: number, fields: Partial<Report> = {}): Report {
  return {
    reportId: `r${number}`,
    line: number,
    kind: 'sms',
    textId: `t${number}`,
    text: `message number ${number}`,
    sender: 'Evri',
    senderId: 'name:evri',
    recipient: null,
    url: null,
    receivedAt: Date.UTC(2026, 2, 2, 10, number),
    receivedPrecision: 'minute',
    reportedAt: null,
    channel: null,
    externalId: null,
    notes: [],
    ...fields,
  };
}

export function batchOf(reports: readonly Report[], rest: Partial<StoreBatch> = {}): StoreBatch {
  return { reports, rejects: [], senders: [{ id: 'name:evri', kind: 'alphanumeric', display: 'Evri' }], ...rest };
}

export async function* batchesOf(...batches: readonly StoreBatch[]): AsyncGenerator<StoreBatch> {
  yield* batches;
}

export function sourceOf(sourceId: string): Source {
  return {
    sourceId,
    name: `${sourceId}.csv`,
    bytes: 10,
    format: 'csv',
    compressed: false,
    encoding: 'utf-8',
    columns: { text: 'text' },
    unused: [],
    zone: 'UTC',
    region: 'GB',
    notes: [],
  };
}

/** A reading of a text as a scam of one type, with a link of one domain. */
export function readingOf(textId: string, variantKey: string, fields: Partial<ReadText> = {}): ReadText {
  return {
    textId,
    text: `message number ${textId.slice(1)}`,
    variantKey,
    wordingKey: 'w1',
    contacts: [
      {
        kind: 'url',
        value: 'http://evri.example/x',
        host: 'evri.example',
        domain: 'evri.example',
        site: 'evri.example',
        hostClass: 'own',
        bends: null,
      },
    ],
    reading: {
      normalised: `normalised ${textId}`,
      script: 'message number {number}',
      parts: [],
      language: 'en',
      languageConfidence: 0.9,
      evasions: [],
      verdict: {
        messageClass: 'scam',
        scamType: 'delivery',
        topic: 'delivery',
        brand: 'evri',
        lures: ['authority'],
        asks: ['link'],
        confidence: 0.8,
        reasons: ['because'],
        producer: 'rules',
      },
      partial: false,
    },
    ...fields,
  };
}

/** Saves readings made by one version of the reader, in one portion. */
export async function saveRead(store: Store, version: number, ...texts: readonly ReadText[]): Promise<void> {
  await store.saveReadings((save) => save(packReadings(version, texts)));
}

/** All texts that a store says are unread, portions put together. */
export async function allUnread(store: Store, portion = 10): Promise<UnreadText[]> {
  const all: UnreadText[] = [];
  for await (const texts of store.unreadTexts(portion)) all.push(...texts);
  return all;
}
