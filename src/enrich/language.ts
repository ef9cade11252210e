import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { LanguageOf } from '../analysis/read-message.ts';
import { createLanguageGuess } from '../analysis/text/language-guess.ts';
import { readLanguageFile } from './language-file.ts';

/** A language is named only when the model gives it at least this probability. */
const leastProbability = 0.5;
/** So much of a text is looked at. */
const looked = 1000;

let loaded: LanguageOf | null = null;

/** Loads the language model that ships with `fasttext.wasm.js` (lid.176, 176 languages, no network), once. */
export function loadLanguageModel(): LanguageOf {
  loaded ??= load();
  return loaded;
}

function load(): LanguageOf {
  const guess = createLanguageGuess(readLanguageFile(readFileSync(modelPath())));
  return (text) => {
    // It learned from sentences: of words in capitals it makes anything.
    const plain = text.replace(/\s+/g, ' ').slice(0, looked).toLowerCase();
    const [{ label, probability } = { label: '', probability: 0 }] = guess(plain, 1);
    if (probability >= leastProbability || !malay.has(label)) return named(label, probability);
    const among = guess(plain, 5).filter((one) => malay.has(one.label));
    return named(
      label,
      among.reduce((sum, one) => sum + one.probability, 0),
    );
  };
}

/** Indonesian and what is next to it: in a short text the model spreads over them, and is sure of them together. */
const malay: ReadonlySet<string> = new Set(['id', 'ms', 'jv', 'su', 'min']);

function named(language: string, probability: number): { language: string; confidence: number } {
  const confidence = Math.min(1, Math.round(probability * 1000) / 1000);
  return { language: confidence >= leastProbability ? language : 'und', confidence };
}

/** The package is taken for its model alone: its own program takes several times as long over a text. */
function modelPath(): string {
  return createRequire(import.meta.url).resolve('fasttext.wasm.js/dist/models/language-identification/assets/lid.176.ftz');
}
