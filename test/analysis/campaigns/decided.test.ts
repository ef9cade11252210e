import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DecidedBlocks, type DecidedVariant, type DecisionStep } from '../../../src/analysis/campaigns/decided.ts';

const of = (campaignId: string, ...keys: string[]): DecidedVariant[] => keys.map((key) => ({ key, campaignId }));

let made = 0;
const step = (
  kind: DecisionStep['kind'],
  leadsTo: string,
  moved: readonly DecidedVariant[],
  held: readonly DecidedVariant[],
): DecisionStep => ({
  decisionId: `D-${++made}`,
  kind,
  leadsTo,
  moved,
  held,
});

/** Blocks by their members, each with those it stays apart from. */
const shown = (steps: readonly DecisionStep[]) =>
  DecidedBlocks.of(steps)
    .blocks.map(({ members, apart, campaignId }) => [
      [...members].sort().join(''),
      campaignId,
      [...apart.keys()].map((other) => [...other.members].sort().join('')).sort(),
    ])
    .sort();

describe('what decisions come to', () => {
  test('a merge keeps together all that was in the campaigns', () => {
    expect(shown([step('merge', 'A', [...of('B', 'c', 'd'), ...of('C', 'e')], of('A', 'a', 'b'))])).toEqual([['abcde', 'A', []]]);
  });

  test('a split keeps both sides, each together, and apart', () => {
    expect(shown([step('split', 'N', of('A', 'a'), of('A', 'b', 'c'))])).toEqual([
      ['a', 'N', ['bc']],
      ['bc', 'A', ['a']],
    ]);
  });

  test('a move keeps what is moved with where it goes, and that apart from where it was', () => {
    expect(shown([step('move', 'B', of('A', 'a'), [...of('A', 'b', 'c'), ...of('B', 'd')])])).toEqual([
      ['ad', 'B', ['bc']],
      ['bc', 'A', ['ad']],
    ]);
  });

  test('a later merge ends what an earlier split said', () => {
    const split = step('split', 'N', of('A', 'a'), of('A', 'b', 'c'));
    expect(shown([split, step('merge', 'A', of('N', 'a'), of('A', 'b'))])).toEqual([['abc', 'A', []]]);
  });

  test('a later split parts what an earlier merge held', () => {
    const merge = step('merge', 'A', of('B', 'c', 'd'), of('A', 'a', 'b'));
    expect(shown([merge, step('split', 'N', of('A', 'b', 'c'), of('A', 'a'))])).toEqual([
      ['ad', 'A', ['bc']],
      ['bc', 'N', ['ad']],
    ]);
  });

  test('a message moved back leaves the rest of what was split off where it is', () => {
    const split = step('split', 'N', of('A', 'a', 'b'), of('A', 'c', 'd'));
    expect(shown([split, step('move', 'A', of('N', 'a'), [...of('N', 'b'), ...of('A', 'c')])])).toEqual([
      ['acd', 'A', ['b']],
      ['b', 'N', ['acd']],
    ]);
  });

  test('what is split off once more stays apart from all that its campaign stayed apart from', () => {
    const split = step('split', 'N', of('A', 'a', 'b'), of('A', 'c', 'd'));
    expect(shown([split, step('split', 'M', of('N', 'a'), of('N', 'b'))])).toEqual([
      ['a', 'M', ['b', 'cd']],
      ['b', 'N', ['a', 'cd']],
      ['cd', 'A', ['a', 'b']],
    ]);
  });

  test('one variant stands for each block', () => {
    const blocks = DecidedBlocks.of([step('merge', 'A', of('B', 'c', 'd'), of('A', 'a', 'b'))]);
    expect(blocks.standingFor(['a', 'b', 'x', 'd', 'y'])).toEqual(['a', 'x', 'y']);
  });

  test('the last decision that moved a variant is known; one that it only stayed through does not count', () => {
    const [first, second] = [step('split', 'N', of('A', 'a'), of('A', 'b')), step('split', 'M', of('A', 'c'), of('A', 'b'))];
    const blocks = DecidedBlocks.of([first, second]);
    expect(['a', 'b', 'c', 'd'].map((key) => blocks.decisionOf(key))).toEqual([
      first.decisionId,
      first.decisionId,
      second.decisionId,
      undefined,
    ]);
  });
});

/** Campaigns of twelve variants, and decisions on them as they are at the time. */
class Workspace {
  readonly campaignOf = new Map('abcdefghijkl'.split('').map((key, at) => [key, `C${at % 4}`]));
  readonly steps: DecisionStep[] = [];
  readonly #blocks = new DecidedBlocks();

  keysIn(id: string): string[] {
    return [...this.campaignOf].flatMap(([key, own]) => (own === id ? [key] : []));
  }

  decide(kind: DecisionStep['kind'], source: string, target: string, moved: readonly string[]): void {
    const leadsTo = kind === 'split' ? `N${this.steps.length}` : target;
    const stays = this.keysIn(source).filter((key) => !moved.includes(key));
    const rest = [...stays, ...(kind === 'split' ? [] : this.keysIn(target))];
    const held = this.#blocks.standingFor(rest).map((key) => ({ key, campaignId: this.campaignOf.get(key) as string }));
    const taken = { decisionId: `D-${this.steps.length}`, kind, leadsTo, moved: of(source, ...moved), held };
    for (const key of moved) this.campaignOf.set(key, leadsTo);
    this.#blocks.take(taken);
    this.steps.push(taken);
  }
}

const choice = fc.record({
  kind: fc.constantFrom<DecisionStep['kind']>('merge', 'split', 'move'),
  from: fc.nat(),
  to: fc.nat(),
  pick: fc.nat(),
});

test('whatever is decided on campaigns as they are, blocks and campaigns are the same, and no campaign holds blocks that stay apart', () => {
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 12 }), (choices) => {
      const workspace = new Workspace();
      for (const { kind, from, to, pick } of choices) {
        const ids = [...new Set(workspace.campaignOf.values())].sort();
        const [source, target] = [ids[from % ids.length] as string, ids[to % ids.length] as string];
        const own = workspace.keysIn(source);
        const moved = own.filter((_, at) => kind === 'merge' || (at > 0 && (pick >> at) % 2 === 1));
        if (moved.length > 0 && (kind === 'split' || source !== target)) workspace.decide(kind, source, target, moved);
      }
      for (const block of DecidedBlocks.of(workspace.steps).blocks) {
        expect([...new Set([...block.members].map((key) => workspace.campaignOf.get(key)))]).toEqual([block.campaignId]);
        for (const other of block.apart.keys()) {
          expect(other.apart.has(block)).toBe(true);
          expect(other.campaignId).not.toBe(block.campaignId);
        }
      }
    }),
    { numRuns: 300 },
  );
});
