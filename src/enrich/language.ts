import { getLIDModel } from 'fasttext.wasm.js';

/** A language is named only when the model gives it at least this probability. */
const leastProbability = 0.5;

type LanguageModel = (text: string) => { language: string; confidence: number };

let loaded: Promise<LanguageModel> | null = null;

/** Loads the language model that ships with `fasttext.wasm.js` (lid.176, 176 languages, no network), once. */
export function loadLanguageModel(): Promise<LanguageModel> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<LanguageModel> {
  const model = await getLIDModel();
  const { predict } = await bound(await model.load());
  return (text) => {
    const found = predict(text.replace(/\s+/g, ' ').slice(0, 1000), 1, 0);
    try {
      const [probability, label] = found.get(0) ?? [0, ''];
      const confidence = Math.min(1, Math.round(probability * 1000) / 1000);
      return { language: confidence >= leastProbability ? label.replace('__label__', '') : 'und', confidence };
    } finally {
      found.delete();
    }
  };
}

interface Predictions {
  get(index: number): [number, string] | undefined;
  delete(): void;
}

/** The package types the raw predictor loosely; this is the part of it that is used. */
async function bound(model: unknown): Promise<{ predict: (text: string, count: number, threshold: number) => Predictions }> {
  const raw = model as { predict: (text: string, count: number, threshold: number) => Predictions };
  return { predict: (text, count, threshold) => raw.predict(text, count, threshold) };
}
