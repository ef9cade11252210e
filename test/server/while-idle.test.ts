import { expect, test } from 'vitest';
import { UnderWay } from '../../src/server/under-way.ts';
import { whileIdle } from '../../src/server/while-idle.ts';

const pause = 5;

test('what is done while nobody asks waits for the first request and for each that is under way', async () => {
  const underWay = new UnderWay();
  const done: string[] = [];
  let answer = () => {};
  const request = () =>
    underWay.of(
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
    );
  const steps = [
    () => {
      done.push('first');
      void request();
      setTimeout(() => {
        done.push('answered');
        answer();
      }, 10 * pause);
    },
    () => Promise.reject(new Error('a file that cannot be read')),
    async () => void done.push('last'),
  ];
  const idle = whileIdle(steps, underWay, new AbortController().signal, pause);
  expect(done).toEqual([]);
  void request();
  setTimeout(() => {
    done.push('first request');
    answer();
  }, 4 * pause);
  await idle;
  expect(done).toEqual(['first request', 'first', 'answered', 'last']);
});

test('a server that closes does no more of it', async () => {
  const control = new AbortController();
  control.abort();
  await whileIdle([() => expect.unreachable()], new UnderWay(), control.signal, pause);
});
