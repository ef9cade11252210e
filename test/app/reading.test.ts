import { expect, test } from 'vitest';
import { readingVersion } from '../../src/analysis/read-message.ts';
import { createBatchReader, readPacked } from '../../src/app/reading.ts';
import { packReadings } from '../../src/ports/reader-pool.ts';

const read = await createBatchReader('GB');

/** Texts of a few scripts, those of one script with other names, links and numbers, and with another class for some. */
const texts = Array.from({ length: 60 }, (_, index) => [
  `Evri: your parcel is held, pay the £1.${10 + index} fee at evri-fee${index}.example/pay`,
  `Royal Mail: your parcel is held, pay the £1.${10 + index} fee at parcel${index}.example/pay`,
  `Your verification code is ${100_000 + 37 * index}. Do not share it with anyone.`,
  `Votre colis est en attente, payez ${index + 2} € sur colis${index}.example/fr`,
  `Hi ${index % 2 ? 'Mum' : 'Anna'}, phone smashed, text me on +44 7700 900${100 + index}`,
  `${482_000 + index}`,
])
  .flat()
  .map((text, index) => ({ textId: `t${index}`, text, urls: [] }));

test('what a text is read as does not depend on the texts that are read with it, nor on their order', () => {
  const alone = texts.map((text) => read([text])[0]);
  expect(read(texts)).toEqual(alone);
  const inOrder = [...texts].sort((a, b) => (a.text < b.text ? -1 : 1));
  const byId = new Map(read(inOrder).map((one) => [one.textId, one]));
  expect(texts.map(({ textId }) => byId.get(textId))).toEqual(alone);
});

test('readings that are packed in parts are those packed together', () => {
  expect(readPacked(read, texts)).toEqual(packReadings(readingVersion, read(texts)));
  expect(readPacked(read, [])).toMatchObject({ count: 0 });
});
