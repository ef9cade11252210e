import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../app/index.ts';

/** A bar on standard error; nothing at all when that is no terminal. */
export function progressBar(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { begin() {}, advance() {}, end() {} };
  let bar: SingleBar | null = null;
  return {
    begin(stage, total) {
      bar?.stop();
      const format = ` ${stage.padEnd(28).slice(0, 28)} {bar} {percentage} %  {duration_formatted}`;
      bar = new SingleBar(
        { stream, format, hideCursor: true, clearOnComplete: true, stopOnComplete: false, barsize: 30 },
        Presets.shades_classic,
      );
      bar.start(Math.max(1, total), 0);
    },
    advance(by) {
      bar?.increment(by);
    },
    end() {
      bar?.stop();
      bar = null;
    },
  };
}
