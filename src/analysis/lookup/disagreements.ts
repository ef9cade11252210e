import type { Disagreement } from '../../model/lookup.ts';
import type { Observation } from '../../model/observation.ts';

/** Fields that a subject has one of, so that two sources with two values cannot both be right. */
const single: ReadonlySet<string> = new Set([
  'line_type',
  'country',
  'region',
  'current_operator',
  'original_operator',
  'operator_kind',
  'mcc_mnc',
  'status',
  'ported',
  'roaming_country',
  'disposable',
  'valid',
  'prepaid',
  'registrar',
  'registered_at',
  'expires_at',
  'registrant_country',
  'host_kind',
  'imitates',
  'as_number',
  'city',
  'hosting_kind',
]);

/** What each source says now: of a source that was asked more than once only what it said last counts. */
export function latestOfEach(observations: readonly Observation[]): readonly Observation[] {
  if (!askedTwice(observations)) return observations;
  const newest = new Map<string, number>();
  const from = ({ subject, field, source }: Observation) => `${subject}\n${field}\n${source}`;
  for (const one of observations) newest.set(from(one), Math.max(newest.get(from(one)) ?? Number.NEGATIVE_INFINITY, one.observedAt));
  return observations.filter((one) => one.observedAt === newest.get(from(one)));
}

/** True where some source speaks of more than one time: shipped data never does. */
function askedTwice(observations: readonly Observation[]): boolean {
  const times = new Map<string, number>();
  for (const { source, observedAt } of observations) {
    const before = times.get(source);
    if (before !== undefined && before !== observedAt) return true;
    times.set(source, observedAt);
  }
  return false;
}

/**
 * Of what sources say of one field the one to go by, and why. In this order: what has not run out; a source that was asked
 * about this very subject, before shipped data on ranges and lists; the newest; then by name, so that it is always the same one.
 */
export function preferred(
  said: readonly Observation[],
  shipped: ReadonlySet<string>,
  now: number,
): { readonly order: readonly Observation[]; readonly because: string } {
  const tests: readonly (readonly [(one: Observation) => number, string])[] = [
    [({ validUntil }) => (validUntil === null || validUntil >= now ? 1 : 0), 'the other has run out'],
    [({ source }) => (shipped.has(source) ? 0 : 1), 'it was asked about this very subject, the other speaks of a range or list'],
    [({ observedAt }) => observedAt, 'it is newer'],
  ];
  const compare = (a: Observation, b: Observation): number => {
    for (const [measure] of tests) {
      const difference = measure(b) - measure(a);
      if (difference !== 0) return difference;
    }
    return a.source < b.source ? -1 : a.source > b.source ? 1 : a.value < b.value ? -1 : 1;
  };
  const order = [...said].sort(compare);
  const [first] = order;
  const other = order.find((one) => first && sameValue(one.field, one.value) !== sameValue(first.field, first.value));
  const deciding = first && other ? tests.find(([measure]) => measure(first) !== measure(other)) : undefined;
  return { order, because: deciding ? deciding[1] : 'both are as good; the first by name is taken' };
}

/** Where sources say different things of a field that a subject has one of. `shipped` are the ids of sources without network. */
export function disagreements(observations: readonly Observation[], shipped: ReadonlySet<string>, now: number): Disagreement[] {
  const said = new Map<string, Observation[]>();
  for (const one of latestOfEach(observations)) {
    if (!single.has(one.field)) continue;
    const key = `${one.subject}\n${one.field}`;
    const list = said.get(key);
    if (list) list.push(one);
    else said.set(key, [one]);
  }
  return [...said.values()].flatMap((list): Disagreement[] => {
    const [first] = list as [Observation];
    if (!contradict(list)) return [];
    const { order, because } = preferred(list, shipped, now);
    return [{ subject: first.subject, field: first.field, said: order, because }];
  });
}

/** `unknown` contradicts nobody, nor does a numbering plan that knows only that a line is fixed or mobile one that is either. */
function contradict(said: readonly Observation[]): boolean {
  const values = new Set(said.map(({ field, value }) => sameValue(field, value)));
  values.delete('unknown');
  if (values.has('fixedline') || values.has('mobile')) values.delete('fixedormobile');
  return values.size > 1;
}

/** Times of one day are the same, as are names but for case and marks. */
function sameValue(field: string, value: string): string {
  if (field.endsWith('_at')) return value.slice(0, 10);
  return value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** True for a field that a subject has one of. */
export function isSingle(field: string): boolean {
  return single.has(field);
}
