import type { Progress } from '../ports/progress.ts';
import type { ReaderPool } from '../ports/reader-pool.ts';
import type { Store } from '../ports/store.ts';

/** Texts that are read and committed together: little is lost to a kill, and memory stays bounded. */
const portion = 50_000;
/** Texts sent to a worker, and saved, at once: with 1,000 a third of what saving costs is the price of the statements themselves. */
const batch = 2500;

/** Reads every distinct text once. Returns how many were read. */
export async function readTexts(store: Store, pool: ReaderPool, version: number, progress: Progress): Promise<number> {
  await store.dropReadings(version);
  const total = await store.countUnread();
  progress.begin('reading texts', total);
  let done = 0;
  for await (const texts of store.unreadTexts(portion)) {
    const batches = Array.from({ length: Math.ceil(texts.length / batch) }, (_, index) => texts.slice(index * batch, (index + 1) * batch));
    await store.saveReadings(async (save) => {
      await inTurns(batches, pool.width, async (part) => {
        await save(await pool.read(part));
        progress.advance(part.length);
      });
    });
    done += texts.length;
  }
  progress.end();
  return done;
}

/** Works through a list with at most `width` items under way. After a failure no item is begun, and none is under way when it is thrown. */
async function inTurns<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const runner = async () => {
    try {
      for (let at = next++; at < items.length; at = next++) await work(items[at] as T);
    } finally {
      next = items.length;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(width, items.length) }, runner));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
