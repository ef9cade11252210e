import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeptAnswers } from '../../src/server/kept-answers.ts';

/** Makes answers and counts how often. */
function maker(text = 'answer') {
  const made = { times: 0, make: async () => `${text} ${++made.times}` };
  return made;
}

test('an answer is made once for all who ask while the workspace stays as it is', async () => {
  const answers = new KeptAnswers();
  const { make } = maker();
  expect(await Promise.all([answers.of('r1', 'list', make), answers.of('r1', 'list', make)])).toEqual(['answer 1', 'answer 1']);
  expect(await answers.of('r1', 'list', make)).toBe('answer 1');
  expect(await answers.of('r1', 'another list', make)).toBe('answer 2');
  expect(await answers.of('r2', 'list', make)).toBe('answer 3');
});

test('a failure is told, and not kept', async () => {
  const answers = new KeptAnswers();
  const failing = answers.of('r1', 'list', async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await answers.of('r1', 'list', maker().make)).toBe('answer 1');
});

test('an answer that was begun before a change is not kept behind it', async () => {
  const answers = new KeptAnswers();
  let finish = (_: string) => {};
  const slow = answers.of('r1', 'list', () => new Promise((resolve) => (finish = resolve)));
  expect(await answers.of('r2', 'list', async () => 'new')).toBe('new');
  finish('old');
  expect(await slow).toBe('old');
  expect(await answers.of('r2', 'list', async () => 'made again')).toBe('new');
});

test('past its measure what was asked for longest ago goes', async () => {
  const answers = new KeptAnswers();
  const large = 'x'.repeat(9_000_000);
  for (const key of ['a', 'b', 'c']) await answers.of('r1', key, async () => large);
  await answers.of('r1', 'a', async () => 'again');
  await answers.of('r1', 'd', async () => large);
  expect(await answers.of('r1', 'a', async () => 'again')).toBe(large);
  expect(await answers.of('r1', 'b', async () => 'again')).toBe('again');
});

test('whatever is asked in whatever order, the answer is that of its key and state', async () => {
  const ask = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', 'b', 'c'), fc.boolean());
  await fc.assert(
    fc.asyncProperty(fc.array(ask, { maxLength: 30 }), async (asked) => {
      const answers = new KeptAnswers();
      const all = asked.map(async ([state, key, fails]) => {
        const made = answers.of(String(state), key, async () => {
          if (fails) throw new Error('no');
          return `${state} ${key}`;
        });
        expect([`${state} ${key}`, null]).toContain(await made.catch(() => null));
      });
      await Promise.all(all);
    }),
  );
});

test('what nothing is found for counts as well, with the words that were asked', async () => {
  const answers = new KeptAnswers();
  const words = 'x'.repeat(1_000_000);
  const { make } = maker('');
  for (let n = 0; n < 40; n++) await answers.of('r1', `${words} ${n}`, make);
  expect(await answers.of('r1', `${words} 39`, make)).toBe(' 40');
  expect(await answers.of('r1', `${words} 0`, make)).toBe(' 41');
});
