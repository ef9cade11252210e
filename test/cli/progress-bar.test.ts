import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { progressBar } from '../../src/cli/progress-bar.ts';

const hidden = '\u001b[?25l';
const shown = '\u001b[?25h';

/** A stream that says it is a terminal, and what was written to it. */
function terminal(): { readonly stream: NodeJS.WriteStream; readonly written: () => string } {
  const through = new PassThrough();
  let text = '';
  through.on('data', (bytes: Buffer) => {
    text += bytes.toString();
  });
  return { stream: Object.assign(through, { isTTY: true, columns: 80 }) as unknown as NodeJS.WriteStream, written: () => text };
}

test('where no terminal is, nothing is written', () => {
  const { stream, written } = terminal();
  const bar = progressBar(Object.assign(stream, { isTTY: false }));
  bar.begin('taking in feed.csv', 10);
  bar.advance(10);
  bar.end();
  expect(written()).toBe('');
});

test('Ctrl-C in the middle puts the cursor back, and leaves the ending to whoever else listens', () => {
  const { stream, written } = terminal();
  const others: string[] = [];
  const other = (signal: string) => void others.push(signal);
  const before = process.listenerCount('SIGINT');
  process.on('SIGINT', other);
  try {
    const bar = progressBar(stream);
    bar.begin('taking in feed.csv', 10);
    bar.begin('reading texts', 10);
    expect(process.listenerCount('SIGINT')).toBe(before + 2);
    expect(written().lastIndexOf(hidden)).toBeGreaterThan(written().lastIndexOf(shown));
    process.emit('SIGINT', 'SIGINT');
    expect(written().lastIndexOf(shown)).toBeGreaterThan(written().lastIndexOf(hidden));
    expect(others).toEqual(['SIGINT']);
    bar.advance(1);
    bar.end();
  } finally {
    process.off('SIGINT', other);
  }
  expect(process.listenerCount('SIGINT')).toBe(before);
});
