import { label } from '../../app/index.ts';
import { classKeys, classMeanings, lureKeys, lureMeanings, typeMeanings } from '../../model/labelling.ts';
import { scamTypes } from '../../model/verdict.ts';

/** What labellers go by. The same, with examples, stands in docs/guide/evaluate.md. */
export const definitions = `
Class: what the message is, whoever it says it is from.
${lines(Object.entries(classKeys).map(([key, name]) => [key, label(name), classMeanings[name]]))}

Scam type: the story it tells.
${lines(scamTypes.map((name, at) => [String(at + 1).padStart(2), label(name), typeMeanings[name]]))}

Lures: by what it moves its reader; as many as there are.
${lines(Object.entries(lureKeys).map(([key, name]) => [key, label(name), lureMeanings[name]]))}

Brand: whom it pretends to be, or names as its sender. Return for none.
b or < goes back, z takes back the last label, n leaves a text for later, q quits: all that was said is kept.
`;

/** Key, name and meaning of each, the meanings under one another. */
function lines(rows: readonly (readonly [string, string, string])[]): string {
  const widest = Math.max(...rows.map(([, name]) => name.length));
  return rows.map(([key, name, meaning]) => `  ${key}  ${name.padEnd(widest)}  ${meaning}`).join('\n');
}
