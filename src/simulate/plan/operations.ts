import type { Random } from '../random.ts';
import type { Draft, Operation } from './drafts.ts';

/** Groups the scam campaigns into crews of one to six; most crews keep to one kind of scam. */
export function formOperations(drafts: readonly Draft[], random: Random): Operation[] {
  const free = random.shuffle(drafts.filter(({ stratum }) => stratum.kind === 'scam'));
  const byType = new Map<string, Draft[]>();
  for (const draft of free) {
    const type = draft.stratum.scamType ?? '';
    const list = byType.get(type);
    if (list) list.push(draft);
    else byType.set(type, [draft]);
  }
  const operations: Operation[] = [];
  for (const first of free) {
    if (first.operation) continue;
    const operation: Operation = { id: `o${String(operations.length + 1).padStart(4, '0')}`, members: [] };
    operations.push(operation);
    join(first, operation);
    for (let size = random.weighted(sizes); operation.members.length < size; ) {
      const next = nextMember(byType, first.stratum.scamType ?? '', random);
      if (!next) break;
      join(next, operation);
    }
  }
  return operations;
}

const sizes: readonly (readonly [number, number])[] = [
  [1, 52],
  [2, 22],
  [3, 12],
  [4, 7],
  [5, 4],
  [6, 3],
];

function join(draft: Draft, operation: Operation): void {
  draft.operation = operation;
  operation.members.push(draft);
}

function nextMember(byType: ReadonlyMap<string, Draft[]>, type: string, random: Random): Draft | null {
  const wanted = random.chance(0.7) ? type : random.pick([...byType.keys()]);
  const list = byType.get(wanted) ?? [];
  while (list.length > 0) {
    const draft = list.pop() as Draft;
    if (!draft.operation) return draft;
  }
  return null;
}
