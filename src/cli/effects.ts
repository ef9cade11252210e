import type { Progress } from '../app/index.ts';

/** All that a command does to the world, so that tests can hand in their own. */
export interface Effects {
  /** Standard output, for results. */
  write(text: string): void;
  /** Standard error, for progress, notes and errors. */
  warn(text: string): void;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly progress: Progress;
  now(): number;
  /** Who acts, for the custody log. */
  readonly actor: string;
}
