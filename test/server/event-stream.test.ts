import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { type EventSink, eventStream } from '../../src/server/event-stream.ts';

/** A stream whose source can be asked whether it was stopped. */
function opened(isWelcome: () => Promise<boolean> = async () => true) {
  const source: { sink: EventSink | null; stopped: number } = { sink: null, stopped: 0 };
  const stop = new AbortController();
  const begin = (sink: EventSink) => {
    source.sink = sink;
    return () => void source.stopped++;
  };
  return { source, stop, stream: eventStream(begin, { ended: stop.signal, isWelcome }) };
}

test('a reader that goes away lets its source go at once, not at the next message', async () => {
  const { source, stream } = opened();
  const words: string[] = [];
  stream.on('data', (chunk) => words.push(String(chunk)));
  await sleep(10);
  expect(words).toEqual([': hookline\n\n']);
  stream.destroy();
  await sleep(10);
  expect(source.stopped).toBe(1);
});

test('whoever is no longer welcome hears nothing more, and the stream ends', async () => {
  let isWelcome = true;
  const { source, stream } = opened(async () => isWelcome);
  const words: string[] = [];
  stream.on('data', (chunk) => words.push(String(chunk)));
  const ended = new Promise((resolve) => stream.once('end', resolve));
  await sleep(10);
  source.sink?.send('run', 1);
  await sleep(10);
  isWelcome = false;
  source.sink?.send('run', 2);
  await ended;
  expect(words.join('')).toBe(': hookline\n\nevent: run\ndata: 1\n\n');
  expect(source.stopped).toBe(1);
});

test('what comes while it is asked whether one is welcome waits until that is asked again', async () => {
  const asked: ((isWelcome: boolean) => void)[] = [];
  const { source, stream } = opened(() => new Promise((resolve) => asked.push(resolve)));
  const words: string[] = [];
  stream.on('data', (chunk) => words.push(String(chunk)));
  const ended = new Promise((resolve) => stream.once('end', resolve));
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  // Let in still, and shut out before there is anything to hear.
  source.sink?.send('run', 1);
  asked[0]?.(true);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.(false);
  await ended;
  expect(words).toEqual([': hookline\n\n']);
});

test('a reader that goes before it has read anything lets its source go as well', async () => {
  const { source, stream } = opened();
  const closed = new Promise((resolve) => stream.once('close', resolve));
  stream.destroy();
  await closed;
  expect(source.stopped).toBe(1);
  source.sink?.send('run', 1);
  expect(source.stopped).toBe(1);
});

test('whoever does not read is cut off once a thousand messages wait', async () => {
  const { source, stream } = opened();
  const closed = new Promise((resolve) => stream.once('close', resolve));
  for (let n = 0; n < 1001; n++) source.sink?.send('run', n);
  await closed;
  expect(source.stopped).toBe(1);
  expect(stream.destroyed).toBe(true);
});
