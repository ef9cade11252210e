import { label } from '../../model/names.ts';
import { personOf } from '../../model/verdict.ts';

/** How sure a verdict is, in words beside the number; 0 to 1. */
export function sureWords(confidence: number): string {
  if (confidence >= 0.95) return 'very sure';
  if (confidence >= 0.8) return 'sure';
  if (confidence >= 0.6) return 'fairly sure';
  return 'unsure';
}

/** The number beside the words, such as `0.96`. No classifier is certain: what would round to 1 is said as 0.99. */
export function sureFigure(confidence: number): string {
  return Math.min(0.99, confidence).toFixed(2);
}

const asksInWords: Readonly<Record<string, string>> = {
  link: 'follow a link',
  call: 'call',
  reply: 'reply',
  pay: 'pay',
  code: 'give or type in a code',
};

/** What a message asks its reader to do, in words. */
export function askWords(ask: string): string {
  return asksInWords[ask] ?? label(ask);
}

/** What a verdict comes from: `embedded/3`, `<model>/<prompt version>` or `person:<name>`, as people say it. The name is text from outside. */
export function producerWords(producer: string): { readonly words: string; readonly name: string | null } {
  const person = personOf(producer);
  if (person !== null) return { words: 'said by', name: person };
  if (producer.startsWith('embedded/'))
    return { words: `the embedded classifier, version ${producer.slice('embedded/'.length)}`, name: null };
  return { words: 'a language model:', name: producer };
}
