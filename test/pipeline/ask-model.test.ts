import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Verdict } from '../../src/model/verdict.ts';
import { askModel } from '../../src/pipeline/ask-model.ts';
import type { Answered, Classifier, TextToClassify } from '../../src/ports/classifier.ts';
import { noProgress } from '../../src/ports/progress.ts';
import type { Store } from '../../src/ports/store.ts';
import { openDuckdbStore } from '../../src/stores/duckdb/store.ts';
import { freshFolder } from '../support/folders.ts';
import { batchesOf, batchOf, readingOf, reportOf, saveRead, sourceOf } from '../support/reports.ts';

const clock = { now: () => 1000 };
const spent = { requests: 1, promptTokens: 10, completionTokens: 2, cost: 0 };
const verdict: Verdict = { ...readingOf('t', 'v').reading.verdict, producer: 'fake/p1' };

/** Answers in batches of two, as far as it is told; `asked` holds what it was handed. */
function classifierOf(each: (textId: string, place: number) => 'verdict' | 'failed' | 'stop' | 'throw'): Classifier & { asked: string[] } {
  const asked: string[] = [];
  return {
    producer: 'fake/p1',
    asked,
    async *classify(texts: readonly TextToClassify[]): AsyncGenerator<Answered> {
      for (let from = 0; from < texts.length; from += 2) {
        const answers: Answered['answers'][number][] = [];
        for (const { textId } of texts.slice(from, from + 2)) {
          const said = each(textId, asked.length);
          if (said === 'stop') return;
          if (said === 'throw') throw new Error('the endpoint is gone');
          asked.push(textId);
          answers.push(said === 'verdict' ? { textId, verdict } : { textId, failed: 'no class' });
        }
        yield { answers, spent };
      }
    },
  };
}

describe('asking a language model', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openDuckdbStore(join(freshFolder(), 'ask.duckdb'), { threads: 1, memory: '256MB' });
    const numbers = Array.from({ length: 9 }, (_, at) => at);
    await store.takeSource(batchesOf(batchOf(numbers.map((at) => reportOf(at)))), () => sourceOf('s1'), { at: 0, actor: 'tester' });
    await saveRead(store, 7, ...numbers.map((at) => readingOf(`t${at}`, `v${at}`)));
  });
  afterEach(() => store.close());
  const ask = (classifier: Classifier, limit = 100) => askModel(store, classifier, {}, limit, clock, noProgress);

  test('asks about every text once, and keeps answers and costs', async () => {
    const first = classifierOf(() => 'verdict');
    expect(await ask(first)).toEqual({ answered: 9, failed: [], spent: { requests: 5, promptTokens: 50, completionTokens: 10, cost: 0 } });
    expect(new Set(first.asked).size).toBe(9);
    const again = classifierOf(() => 'verdict');
    expect(await ask(again)).toMatchObject({ answered: 0 });
    expect(again.asked).toEqual([]);
    expect(await store.modelSpending(0)).toMatchObject({ requests: 5 });
  });

  test('asks about no more than it may', async () => {
    const classifier = classifierOf(() => 'verdict');
    expect(await ask(classifier, 4)).toMatchObject({ answered: 4 });
    expect(await ask(classifier, 3)).toMatchObject({ answered: 3 });
    expect(await ask(classifier)).toMatchObject({ answered: 2 });
    expect(new Set(classifier.asked).size).toBe(9);
  });

  test('names what failed with its reason, once a run, and asks about it in the next run', async () => {
    const failing = classifierOf((textId) => (textId === 't3' ? 'failed' : 'verdict'));
    expect(await ask(failing)).toMatchObject({ answered: 8, failed: [{ textId: 't3', reason: 'no class' }] });
    const next = classifierOf(() => 'verdict');
    await ask(next);
    expect(next.asked).toEqual(['t3']);
  });

  test('ends where the budget ends, and goes on from there', async () => {
    expect(await ask(classifierOf((_, place) => (place < 4 ? 'verdict' : 'stop')))).toMatchObject({ answered: 4 });
    const next = classifierOf(() => 'verdict');
    expect(await ask(next)).toMatchObject({ answered: 5 });
    expect(next.asked).toHaveLength(5);
  });

  test('keeps what was answered before a failure, with its cost', async () => {
    await expect(ask(classifierOf((_, place) => (place < 6 ? 'verdict' : 'throw')))).rejects.toThrow('the endpoint is gone');
    expect(await store.countTextsToAsk({ producer: 'fake/p1' })).toBe(3);
    expect(await store.modelSpending(0)).toMatchObject({ requests: 3 });
  });
});
