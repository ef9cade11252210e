import { on } from 'node:events';
import { emitKeypressEvents } from 'node:readline';
import type { ReadStream } from 'node:tty';
import type { Key } from '../effects.ts';

/** The keys of a terminal as they are pressed. The terminal is given back as it was when the iteration ends. */
export async function* pressedKeys(terminal: ReadStream): AsyncGenerator<Key> {
  emitKeypressEvents(terminal);
  const before = terminal.isRaw;
  terminal.setRawMode(true);
  terminal.resume();
  try {
    for await (const [text, key] of on(terminal, 'keypress', { close: ['end'] })) {
      yield { text: text ?? '', name: key?.name ?? '', ctrl: key?.ctrl === true };
    }
  } finally {
    terminal.setRawMode(before);
    terminal.pause();
  }
}

/** How much is waited for: one key, a number of up to two figures, or a line. */
export type Wanted = 'key' | 'number' | 'line';

/** Where a labeller's answers come from. Null when there are no more. */
export interface Answers {
  next(wanted: Wanted): Promise<string | null>;
  end(): Promise<void>;
}

/** Answers from standard input, one a line: for scripts, and where there is no terminal. */
export function answersByLine(bytes: AsyncIterable<Uint8Array>): Answers {
  const lines = linesOf(bytes);
  return {
    next: async () => {
      const line = await lines.next();
      return line.done ? null : line.value;
    },
    end: async () => void (await lines.return(undefined)),
  };
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder();
  let held = '';
  for await (const chunk of bytes) {
    const lines = (held + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    held = lines.pop() ?? '';
    yield* lines;
  }
  held += decoder.decode();
  if (held !== '') yield held;
  return undefined;
}

/** Answers key by key: a single key at once, a line up to Return. What is typed is echoed. Escape is `<`, Ctrl-C ends. */
export function answersByKey(keys: AsyncIterable<Key>, echo: (text: string) => void): Answers {
  const source = keys[Symbol.asyncIterator]();
  const line = async (wanted: Wanted): Promise<string | null> => {
    let typed = '';
    for (;;) {
      const { value: key, done } = await source.next();
      if (done || isEnd(key)) return null;
      if (key.name === 'escape') return '<';
      if (key.name === 'return' || key.name === 'enter') return typed;
      typed = key.name === 'backspace' ? shortened(typed, echo) : typed + written(key, echo);
      if (typed !== '' && isWhole(typed, wanted)) return typed;
    }
  };
  return {
    next: async (wanted) => {
      const typed = await line(wanted);
      echo('\n');
      return typed;
    },
    end: async () => void (await source.return?.()),
  };
}

function isEnd({ ctrl, name }: Key): boolean {
  return ctrl && (name === 'c' || name === 'd');
}

function shortened(typed: string, echo: (text: string) => void): string {
  if (typed !== '') echo('\b \b');
  return [...typed].slice(0, -1).join('');
}

/** What a key writes: nothing for arrows and the like. */
function written({ ctrl, text }: Key, echo: (text: string) => void): string {
  if (ctrl || /[\p{Cc}\p{Cf}]/u.test(text)) return '';
  echo(text);
  return text;
}

/** One key is whole at once, a number where no second figure can follow. */
function isWhole(typed: string, wanted: Wanted): boolean {
  return wanted === 'key' || (wanted === 'number' && typed !== '1');
}
