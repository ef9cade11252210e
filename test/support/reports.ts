import type { Report } from '../../src/model/report.ts';
import type { Source } from '../../src/model/source.ts';
import type { ReadText } from '../../src/ports/reader-pool.ts';
import type { StoreBatch } from '../../src/ports/store.ts';

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

/** A reading of a text as a scam of one type. */
export function readingOf(textId: string, variantKey: string): ReadText {
  return {
    textId,
    variantKey,
    evidence: '{}',
    reading: {
      normalised: `normalised ${textId}`,
      script: 'message number {number}',
      parts: [{ kind: 'url', value: 'http://evri.example/x', start: 0, end: 5, link: linkOf('evri.example') }],
      language: 'en',
      languageConfidence: 0.9,
      evasions: [],
      verdict: {
        messageClass: 'scam',
        scamType: 'delivery',
        topic: 'delivery',
        brand: 'evri',
        confidence: 0.8,
        reasons: ['because'],
        producer: 'rules',
      },
      partial: false,
    },
  };
}

function linkOf(host: string) {
  return { url: `http://${host}/x`, scheme: 'http', host, domain: host, suffix: 'example', path: '/x', bends: [] };
}
