import type { Progress } from '../ports/progress.ts';
import type { ReaderPool, ReadText } from '../ports/reader-pool.ts';
import type { Store } from '../ports/store.ts';

/** Texts that are read and committed together: little is lost to a kill, and memory stays bounded. */
const portion = 20_000;
/** Texts sent to a worker at once. */
const batch = 500;

/** Reads every distinct text once. Returns how many were read. */
export async function readTexts(store: Store, pool: ReaderPool, version: number, progress: Progress): Promise<number> {
  await store.dropReadings(version);
  const total = await store.countUnread();
  progress.begin('reading texts', total);
  let done = 0;
  for (;;) {
    const texts = await store.unreadTexts(portion);
    if (texts.length === 0) break;
    const batches = Array.from({ length: Math.ceil(texts.length / batch) }, (_, index) => texts.slice(index * batch, (index + 1) * batch));
    const readings: ReadText[] = [];
    await inTurns(batches, pool.width, async (part) => {
      for (const read of await pool.read(part)) readings.push(read);
      progress.advance(part.length);
    });
    await store.saveReadings(readings, version);
    done += texts.length;
  }
  progress.end();
  return done;
}

/** Works through a list with at most `width` items under way. */
async function inTurns<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const runner = async () => {
    for (let at = next++; at < items.length; at = next++) await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, runner));
}
