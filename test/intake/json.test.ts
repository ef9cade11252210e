import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusal, takeIn } from '../support/intake.ts';

test('JSON lines are read, and a broken line costs itself alone', async () => {
  const taken = await takeIn(
    'feed.jsonl',
    '{"text":"your parcel is held"}\n{"text":"broken\n[1]\n\n{"text":"your tax is due","from":"HMRC"}\n',
  );
  expect(taken.texts).toEqual(['your parcel is held', 'your tax is due']);
  expect(taken.reports[1]).toMatchObject({ line: 5, sender: 'HMRC' });
  expect(taken.rejects.map(({ line, lines }) => [line, lines])).toEqual([
    [2, 1],
    [3, 1],
  ]);
  expect(taken.rejects[1]?.reason).toBe('not a JSON object');
});

test.each([
  ['at the top', '[{"text":"a b c d"},{"text":"e f g h"}]'],
  ['under a key', '{"count":2,"reports":[{"text":"a b c d"},{"text":"e f g h"}]}'],
  ['two keys down', '{"data":{"page":1,"reports":[{"text":"a b c d"},{"text":"e f g h"}]}}'],
  ['after another array', '{"columns":["text"],"reports":[{"text":"a b c d"},{"text":"e f g h"}],"tags":["x"]}'],
  ['after a deeper array', '{"meta":{"columns":["text"]},"reports":[{"text":"a b c d"},{"text":"e f g h"}]}'],
  ['in two arrays', '{"sms":[{"text":"a b c d"}],"rcs":[{"text":"e f g h"}]}'],
  ['with arrays inside', '[{"text":"a b c d","links":[{"u":1},{"u":2}]},{"text":"e f g h","tags":["x","y"]}]'],
])('a JSON array %s is found', async (_, document) => {
  const pretty = JSON.stringify(JSON.parse(document), null, 2);
  for (const form of [document, pretty]) {
    const taken = await takeIn('feed.json', form);
    expect(taken.texts).toEqual(['a b c d', 'e f g h']);
    expect(taken.rejects).toEqual([]);
  }
});

test('one object by itself is one report', async () => {
  expect((await takeIn('one.json', JSON.stringify({ text: 'your parcel is held', tags: ['x'] }, null, 2))).texts).toEqual([
    'your parcel is held',
  ]);
});

test('one broken element costs itself alone', async () => {
  const taken = await takeIn('feed.json', '[\n{"text":"a b c d"},\n{"text": bad},\n{"text":"e f g h"}\n]');
  expect(taken.texts).toEqual(['a b c d', 'e f g h']);
  expect(taken.rejects).toMatchObject([{ line: 3, lines: 1, reason: expect.stringContaining('not valid JSON') }]);
});

test.each([
  ['a missing quote', '{"text":"never closed},'],
  ['a missing bracket', '{"text":"never closed",'],
  ['a bracket too many', '{"text":"closed twice"}},'],
  ['a string', '"only a string",'],
  ['a number', '5,'],
])('%s costs its line alone', async (_, broken) => {
  const taken = await takeIn('feed.json', `[\n{"text":"a b c d"},\n${broken}\n{"text":"e f g h"},\n{"text":"i j k l"}\n]`);
  expect(taken.texts).toEqual(['a b c d', 'e f g h', 'i j k l']);
  expect(taken.rejects).toMatchObject([{ line: 3, lines: 1 }]);
});

test('a document that is cut off gives the elements before the cut, and says so', async () => {
  const taken = await takeIn('feed.json', '[{"text":"a b c d"},\n {"text":"e f g h"},\n {"text":"i j');
  expect(taken.texts).toEqual(['a b c d', 'e f g h']);
  expect(taken.rejects).toMatchObject([{ line: 3, lines: 1 }]);
  expect(taken.source.notes.join()).toContain('cut off or damaged');
});

test.each([
  ['a list of texts', '["a b c d",\n "e, [f] {g} h"]'],
  ['columns, each a list', '{"text":["a b c d","e, [f] {g} h"],"label":["spam","ham"]}'],
  ['columns, each counted through', '{"text":{"0":"a b c d","1":"e, [f] {g} h"},"label":{"0":1,"1":0}}'],
  ['rows by their key', '{"x1":{"text":"a b c d"},"x2":{"text":"e, [f] {g} h"}}'],
  ['names of columns beside the rows', '{"columns":["label","text"],"index":[0,1],"data":[[1,"a b c d"],[0,"e, [f] {g} h"]]}'],
])('a document that holds %s is read row by row', async (_, document) => {
  expect((await takeIn('feed.json', document)).texts).toEqual(['a b c d', 'e, [f] {g} h']);
});

test('one record is one report, whatever lies within it', async () => {
  expect((await takeIn('feed.json', '{"message":{"text":"a b c d"},"tags":["x","y"]}')).texts).toEqual(['a b c d']);
});

test('an empty array has no rows', async () => {
  expect((await refusal('feed.json', '[]')).code).toBe('HOOKLINE_INPUT_EMPTY');
});

test('nested objects become columns with dots, and can be mapped', async () => {
  const taken = await takeIn('feed.jsonl', '{"sms":{"content":{"raw":"your parcel is held"},"who":"Evri"}}\n', {
    map: { text: 'sms.content.raw', sender: 'sms.who' },
  });
  expect(taken.reports[0]).toMatchObject({ text: 'your parcel is held', sender: 'Evri' });
});

test('a column that appears late is used from there on', async () => {
  const rows = Array.from({ length: 400 }, (_, index) =>
    JSON.stringify({ text: `message number ${index} of many`, ...(index > 350 ? { sender: 'Evri' } : {}) }),
  );
  const taken = await takeIn('feed.jsonl', rows.join('\n'));
  expect(taken.reports.filter(({ sender }) => sender === 'Evri')).toHaveLength(49);
});

test('whatever objects an array holds are read back, in any layout', async () => {
  const record = fc.record({
    text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== ''),
    extra: fc.jsonValue({ maxDepth: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 6 }), fc.constantFrom(0, 1, 2), async (records, indent) => {
      const taken = await takeIn('feed.json', JSON.stringify({ a: 1, reports: records }, null, indent), { map: { text: 'text' } });
      expect(taken.texts).toEqual(records.map(({ text }) => text));
    }),
    { numRuns: 80 },
  );
});
