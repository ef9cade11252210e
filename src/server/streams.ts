import type { Readable } from 'node:stream';
import type { AccessBook } from '../app/index.ts';
import { HooklineError } from '../model/errors.ts';
import { type EventSink, eventStream } from './event-stream.ts';
import type { Sessions } from './sessions.ts';
import { isStillIn, type Who } from './who.ts';

/** So many streams one token may have open: a team of thirty with some windows each. Each is asked about before every message. */
const mostEach = 200;

/** The streams of events that are open. */
export class Streams {
  readonly #ended: AbortSignal;
  readonly #access: AccessBook;
  readonly #sessions: Sessions;
  /** By token; of those without one under an empty name. */
  readonly #open = new Map<string, number>();

  /** `ended` closes them all. */
  constructor(ended: AbortSignal, access: AccessBook, sessions: Sessions) {
    this.#ended = ended;
    this.#access = access;
    this.#sessions = sessions;
  }

  /** Opens one for whoever asks. Throws `HOOKLINE_TOO_MANY_REQUESTS` past those of a token. */
  of(who: Who, begin: (sink: EventSink) => () => void): Readable {
    const key = who.tokenId ?? '';
    const open = this.#open.get(key) ?? 0;
    if (open >= mostEach) throw new HooklineError('HOOKLINE_TOO_MANY_REQUESTS', `more than ${mostEach} streams of events are open`);
    const isWelcome = () => isStillIn(who, this.#access, this.#sessions);
    const stream = eventStream(begin, { ended: this.#ended, isWelcome });
    this.#open.set(key, open + 1);
    stream.once('close', () => this.#leave(key));
    return stream;
  }

  #leave(key: string): void {
    const left = (this.#open.get(key) ?? 0) - 1;
    if (left > 0) this.#open.set(key, left);
    else this.#open.delete(key);
  }
}
