import type { Progress } from '../app/index.ts';

/** A key as pressed: what it writes, and its name where it has one (`return`, `escape`, `backspace`). */
export interface Key {
  readonly text: string;
  readonly name: string;
  readonly ctrl: boolean;
}

/** All that a command does to the world, so that tests can hand in their own. */
export interface Effects {
  /** Standard output, for results. */
  write(text: string): void;
  /** Standard error, for progress, notes and errors. */
  warn(text: string): void;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Single keys as they are pressed; absent where standard input is no terminal. */
  readonly keyboard?: () => AsyncIterable<Key>;
  readonly progress: Progress;
  now(): number;
  /** Who acts, for the custody log. */
  readonly actor: string;
}
