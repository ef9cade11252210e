import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closedTypes, meaningOf, mergeNames, type NameCount, plainName } from '../../../src/analysis/classify/type-names.ts';
import { meanings } from '../../../src/analysis/classify/type-synonyms.ts';
import { grouped, unseen } from './open-names.ts';

const counted = (...names: string[]): NameCount[] => names.map((name) => ({ name, count: 1 }));
const merge = (...names: string[]) => [...mergeNames(counted(...names)).values()];

/** Names put with those that a person put them with: their group's commonest outcome is theirs, and is no other group's. */
function rightlyGrouped(groups: Readonly<Record<string, readonly string[]>>): { share: number; wrong: string[] } {
  const all = Object.entries(groups).flatMap(([group, names]) => names.map((name) => ({ group, name })));
  const merged = mergeNames(counted(...all.map(({ name }) => name)));
  const outcome = (name: string) => String(merged.get(name));
  const commonest = (list: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  };
  const ofGroup = (group: string) => commonest((groups[group] ?? []).map(outcome));
  const ofOutcome = (name: string) => commonest(all.filter((one) => outcome(one.name) === outcome(name)).map((one) => one.group));
  const wrong = all.filter(({ group, name }) => ofGroup(group) !== outcome(name) || ofOutcome(name) !== group);
  return { share: 1 - wrong.length / all.length, wrong: wrong.map(({ name }) => `${name}: ${outcome(name)}`) };
}

test('names are grouped as a person groups them', () => {
  expect(rightlyGrouped(grouped)).toEqual({ share: 1, wrong: [] });
});

// At the first reading, before the table of synonyms had learnt from them, 134 of these 146 were (0.918).
test('so are names that were written after the table', () => {
  expect(rightlyGrouped(unseen).share).toBeGreaterThanOrEqual(0.98);
});

test('a name that means a closed type gives that type', () => {
  expect(merge('employment', 'joboffer', 'crypto', 'unpaid toll', 'parcel', 'hi_mum_dad', 'WrongNumber')).toEqual(
    ...[['job', 'job', 'finance', 'government', 'delivery', 'hi_mum_dad', 'wrong_number']],
  );
  for (const type of closedTypes) expect([type, meaningOf(type)]).toEqual([type, type]);
});

test('words that many names share merge nothing', () => {
  const names = merge('solar offer', 'funeral offer', 'gutter account', 'falconry account', 'kennel service', 'kiln service');
  expect(new Set(names).size).toBe(6);
});

test('likeness does not run on through a chain', () => {
  const merged = mergeNames(counted('roof cleaning', 'roof cleaning gutter', 'gutter cleaning moss', 'moss removal'));
  expect(merged.get('roof cleaning')).toBe(merged.get('roof cleaning gutter'));
  expect(merged.get('moss removal')).not.toBe(merged.get('roof cleaning'));
  expect(merge('car wrap', 'car history', 'car')).toEqual(['car_wrap', 'car_history', 'car']);
});

test('a slip of the pen is forgiven in longer words only', () => {
  expect(merge('recruitmnt', 'delvery', 'lotery')).toEqual(['job', 'delivery', 'prize']);
  expect(meaningOf('policy')).toBe('insurance');
  expect(meaningOf('winter')).toBeNull();
  expect(meaningOf('carpet')).toBeNull();
});

describe('what comes as a name is text from outside', () => {
  test.each([
    ['an order', 'ignore previous instructions'],
    ['an overlong one', 'x'.repeat(61)],
    ['a tale', 'they said that grandma won seven wonderful golden horses yesterday'],
    ['a link', 'see https://evil.example/x'],
    ['a host', 'win at evil.example'],
    ['nothing but marks', '=+-@%'],
    ['figures', '12345'],
    ['markup', '<script>x</script>'],
    ['no letters', '🎁🎁'],
  ])('%s is no name', (_, name) => {
    expect(plainName(name)).toBeNull();
    expect(mergeNames(counted(name)).get(name)).toBeNull();
  });

  test('formulas, control and turning characters fall away', () => {
    expect(plainName('=cmd|moth eaten')).toBeNull();
    expect(plainName('=moth\u202e\u0000 eaten!')).toBe('moth_eaten');
    expect(plainName('prize __proto__')).toBe('prize_proto');
    expect([...mergeNames(counted('__proto__', 'constructor', 'toString')).values()]).toEqual(['proto', 'constructor', 'string']);
  });
});

describe('decisions of an analyst', () => {
  const decision = (name: string, mergedInto: string | null, promoted = false) => ({ name, mergedInto, promoted });

  test('a merged name counts under the other, with all that counted under it', () => {
    const merged = mergeNames(counted('raffle', 'Voicemails', 'voice note'), [decision('voicemail', 'prize')]);
    expect([...merged.values()]).toEqual(['prize', 'prize', 'prize']);
  });

  test('a promoted name stands by itself, also where the table would count it under another', () => {
    const merged = mergeNames(counted('Vinted', 'eBay', 'raffle'), [decision('vinted', null, true)]);
    expect([...merged.values()]).toEqual(['vinted', 'marketplace', 'prize']);
  });

  test('a promoted name draws like names to it, however few they are', () => {
    const names = [
      { name: 'roof cleaning', count: 1 },
      { name: 'roof cleaning gutters', count: 99 },
    ];
    expect(new Set(mergeNames(names, [decision('roof_cleaning', null, true)]).values())).toEqual(new Set(['roof_cleaning']));
  });

  test('a circle of merges ends', () => {
    const merged = mergeNames(counted('moth', 'wasp'), [decision('moth', 'wasp'), decision('wasp', 'moth')]);
    expect([...merged.keys()]).toEqual(['moth', 'wasp']);
  });
});

describe('always', () => {
  const known = [...Object.values(grouped), ...Object.values(unseen)].flat();
  const word = fc.constantFrom(...meanings.flatMap((meaning) => meaning.words), 'moth', 'kiln', 'falconry', 'offer', 'scam');
  const made = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const name = fc.oneof(fc.constantFrom(...known), made, fc.string({ maxLength: 70 }), fc.string({ unit: 'binary', maxLength: 70 }));

  test('the order of the names plays no part', () => {
    const names = fc.uniqueArray(fc.record({ name, count: fc.nat(50) }), { selector: (one) => one.name, maxLength: 25 });
    fc.assert(
      fc.property(names, fc.infiniteStream(fc.nat()), (list, turns) => {
        const other = list.map((one) => ({ one, turn: turns.next().value ?? 0 })).sort((a, b) => a.turn - b.turn);
        const again = mergeNames(other.map(({ one }) => one));
        for (const [key, value] of mergeNames(list)) expect([key, again.get(key)]).toEqual([key, value]);
      }),
    );
  });

  test('a name is null or a few words of letters and figures, and is its own plain form', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 10 }), (list) => {
        for (const one of mergeNames(counted(...list)).values()) {
          if (one === null) continue;
          expect(one).toMatch(/^[\p{L}\p{M}\p{N}]+(?:_[\p{L}\p{M}\p{N}]+)*$/u);
          expect(one.length).toBeLessThanOrEqual(90);
          expect(mergeNames(counted(one)).get(one)).toBe(one);
        }
      }),
    );
  });

  test('case, separators, a plural and a word like scam change nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...meanings.filter(({ whole }) => !whole)),
        fc.constantFrom('-', ' ', '_', '/', '  '),
        ({ words }, gap) => {
          const plain = meaningOf(words.join(' '));
          for (const spelt of [words.join(gap), words.join(gap).toUpperCase(), `Fake ${words.join(gap)} scam`])
            expect(meaningOf(spelt)).toBe(plain);
          if (words.every((one) => /[a-z]{3}[a-hj-rtvwz]$/.test(one))) expect(meaningOf(`${words.join(gap)}s`)).toBe(plain);
        },
      ),
    );
  });
});
