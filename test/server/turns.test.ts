import { expect, test, vi } from 'vitest';
import { Turns } from '../../src/server/turns.ts';

/** Work that is ended by hand, and tells that it has begun. */
function asking(turns: Turns) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const gone = new Set<string>();
  const ask = (client: string, name: string) =>
    turns.of(
      client,
      () => gone.has(name),
      async () => {
        begun.push(name);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        return name;
      },
    );
  return { begun, gone, ask, end: (name: string) => ends.get(name)?.() };
}

test('who asks for much at once waits behind itself, and others do not', async () => {
  const { begun, ask, end } = asking(new Turns());
  const greedy = ['a1', 'a2', 'a3', 'a4', 'a5'].map((name) => ask('a', name));
  const other = ask('b', 'b1');
  await vi.waitFor(() => expect(begun).toEqual(['a1', 'a2', 'a3', 'b1']));
  end('b1');
  expect(await other).toBe('b1');
  end('a2');
  expect(await greedy[1]).toBe('a2');
  await vi.waitFor(() => expect(begun.at(-1)).toBe('a4'));
  for (const name of ['a1', 'a3', 'a4']) end(name);
  await vi.waitFor(() => expect(begun.at(-1)).toBe('a5'));
  end('a5');
  expect(await Promise.all(greedy)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
});

test('what nobody waits for any more is not begun, and keeps nobody else waiting', async () => {
  const { begun, gone, ask, end } = asking(new Turns());
  const asked = ['a1', 'a2', 'a3', 'a4', 'a5'].map((name) => ask('a', name));
  const dropped = expect(asked[3]).rejects.toMatchObject({ code: 'HOOKLINE_REQUEST' });
  await vi.waitFor(() => expect(begun).toHaveLength(3));
  gone.add('a4');
  end('a1');
  await dropped;
  await vi.waitFor(() => expect(begun).toEqual(['a1', 'a2', 'a3', 'a5']));
  for (const name of ['a2', 'a3', 'a5']) end(name);
  await Promise.all([asked[0], asked[1], asked[2], asked[4]]);
});

test('a failure gives its turn on', async () => {
  const turns = new Turns();
  const failing = () =>
    turns.of(
      'a',
      () => false,
      () => Promise.reject(new Error('no')),
    );
  const all = await Promise.allSettled([failing(), failing(), failing(), failing(), failing()]);
  expect(all.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  expect(
    await turns.of(
      'a',
      () => false,
      async () => 'yes',
    ),
  ).toBe('yes');
});
