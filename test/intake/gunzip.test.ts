import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gunzipFile } from '../../src/intake/gunzip.ts';
import { fileOf } from '../support/folders.ts';
import { refusal, takeIn } from '../support/intake.ts';
import { seeded } from '../support/random.ts';

const random = seeded(7);
const rows = Array.from({ length: 20_000 }, (_, index) => `${index + 1},your parcel ${Math.floor(random() * 1e9).toString(36)} is held\n`);
const csv = `id,text\n${rows.join('')}`;
const packed = gzipSync(csv);

async function unpack(bytes: Uint8Array): Promise<{ text: string; reason: string | null }> {
  const damage: { reason: string | null } = { reason: null };
  const chunks: Uint8Array[] = [];
  for await (const chunk of gunzipFile(fileOf('feed.gz', bytes), damage, () => {})) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString(), reason: damage.reason };
}

test('a whole stream, several in a row, and one with something behind it are unpacked', async () => {
  expect(await unpack(packed)).toEqual({ text: csv, reason: null });
  expect(await unpack(Buffer.concat([gzipSync('a,b\n'), gzipSync('c,d\n')]))).toEqual({ text: 'a,b\nc,d\n', reason: null });
  expect((await unpack(Buffer.concat([gzipSync('a,b\n'), Buffer.alloc(100_000)]))).text).toBe('a,b\n');
});

test.each([0.001, 0.3, 0.7, 0.9999])('what was cut off at %d of its length gives all before the cut', async (share) => {
  const { text, reason } = await unpack(packed.subarray(0, Math.floor(packed.length * share)));
  expect(reason).toContain('breaks off');
  expect(csv.startsWith(text)).toBe(true);
  expect(text.length).toBeGreaterThan(csv.length * share * 0.8 - 4000);
});

test('a wrong checksum at the end loses nothing', async () => {
  const wrong = Buffer.from(packed);
  wrong[wrong.length - 6] = (wrong[wrong.length - 6] ?? 0) ^ 0xff;
  const { text, reason } = await unpack(wrong);
  expect(text).toBe(csv);
  expect(reason).toContain('breaks off');
});

test('the rows before the damage are taken in, and the damage is put aside as a row', async () => {
  const taken = await takeIn('feed.csv.gz', packed.subarray(0, packed.length / 2));
  expect(taken.reports.length).toBeGreaterThan(9_000);
  expect(taken.reports[0]?.text).toBe((rows[0] ?? '').slice(2, -1));
  expect(taken.rejects.at(-1)?.reason).toContain('the gzip stream breaks off');
  expect(taken.source.notes.join()).toContain('the gzip stream breaks off');
});

test('a stream with nothing whole in it is refused as damaged', async () => {
  expect((await refusal('feed.csv.gz', Buffer.from([0x1f, 0x8b, 0xff, 0xff, 0xff, 0xff]))).code).toBe('HOOKLINE_INPUT_DAMAGED');
});
