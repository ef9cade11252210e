import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../app/index.ts';

/** A bar on standard error; nothing at all when that is no terminal. A signal that ends the program puts the cursor back first. */
export function progressBar(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { begin() {}, advance() {}, end() {} };
  let bar: SingleBar | null = null;
  const stop = () => {
    bar?.stop();
    bar = null;
    for (const signal of endings) process.off(signal, interrupted);
  };
  const interrupted = (signal: NodeJS.Signals) => {
    stop();
    // Whoever else listens, as a server does, ends in its own way.
    if (process.listenerCount(signal) > 0) return;
    stream.write('Stopped. What was committed is kept: run the same command again to go on.\n');
    process.kill(process.pid, signal);
  };
  return {
    begin(stage, total) {
      stop();
      const format = ` ${stage.padEnd(28).slice(0, 28)} {bar} {percentage} %  {duration_formatted}`;
      bar = new SingleBar(
        { stream, format, hideCursor: true, clearOnComplete: true, stopOnComplete: false, barsize: 30 },
        Presets.shades_classic,
      );
      for (const signal of endings) process.on(signal, interrupted);
      bar.start(Math.max(1, total), 0);
    },
    advance(by) {
      bar?.increment(by);
    },
    end: stop,
  };
}

const endings = ['SIGINT', 'SIGTERM'] as const;
