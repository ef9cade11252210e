import { Readable } from 'node:stream';

/** A comment goes out so often, so that proxies and browsers know that the stream lives: milliseconds. */
const heartbeat = 20_000;
/** Messages that wait for a client that reads too slowly; past them the stream is cut off, and the client begins anew. */
const mostWaiting = 1000;

/** What a source of messages is handed. */
export interface EventSink {
  send(event: string, data: unknown): void;
  end(): void;
}

/** When a stream ends beside its own end. */
export interface StreamEnds {
  /** Closes the stream from outside. */
  readonly ended: AbortSignal;
  /** Asked before anything goes out: a token that is revoked hears no more. */
  isWelcome(): Promise<boolean>;
}

/** A stream of server-sent events. `begin` gets the sink and returns how to stop. */
export function eventStream(begin: (sink: EventSink) => () => void, { ended, isWelcome }: StreamEnds): Readable {
  const waiting: string[] = [];
  let isOver = ended.aborted;
  let wake = () => {};
  const put = (text: string) => {
    if (isOver) return;
    waiting.push(text);
    wake();
    if (waiting.length <= mostWaiting) return;
    // Its end would wait behind what is not read.
    waiting.length = 0;
    stream.destroy();
  };
  const end = () => {
    isOver = true;
    wake();
  };
  async function* outgoing() {
    yield ': hookline\n\n';
    while (true) {
      const messages = waiting.splice(0);
      // Asked when they wait already: what came while the answer was on its way may be younger than the answer.
      if (!(await isWelcome())) return end();
      yield* messages;
      if (isOver && waiting.length === 0) return;
      if (waiting.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  }
  const stream = Readable.from(outgoing());
  const stop = begin({ send: (event, data) => put(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`), end });
  const beat = setInterval(() => put(': still here\n\n'), heartbeat).unref();
  ended.addEventListener('abort', end);
  // However it ends, also before anybody has read of it. A reader that is gone does not wake the generator by itself, and the stream is
  // not closed before that has ended.
  const close = stream._destroy.bind(stream);
  stream._destroy = (error, done) => {
    clearInterval(beat);
    ended.removeEventListener('abort', end);
    stop();
    end();
    close(error, done);
  };
  return stream;
}
