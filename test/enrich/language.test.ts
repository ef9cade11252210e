import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { getLIDModel } from 'fasttext.wasm.js';
import { expect, test } from 'vitest';
import { createLanguageGuess } from '../../src/analysis/text/language-guess.ts';
import { loadLanguageModel } from '../../src/enrich/language.ts';
import { readLanguageFile } from '../../src/enrich/language-file.ts';

const modelPath = createRequire(import.meta.url).resolve('fasttext.wasm.js/dist/models/language-identification/assets/lid.176.ftz');

interface Predictions {
  get(at: number): [number, string] | undefined;
  delete(): void;
}

const texts = [
  'Your parcel is waiting at the depot, please pay the fee',
  'Votre colis est en attente, merci de payer les frais de livraison',
  'Ihr Paket konnte nicht zugestellt werden, bitte bestätigen Sie die Adresse',
  'Su paquete está retenido, confirme sus datos ahora mismo',
  'Twoja przesyłka została wstrzymana, dopłać brakującą kwotę',
  'Ваша посылка ожидает на складе, оплатите доставку',
  '您的包裹已到達，請確認地址',
  'お荷物をお届けできませんでした。ご確認ください',
  'आपका खाता बंद कर दिया जाएगा',
  "Don't 😀 wait",
  'xqzt vvk',
  'a',
  '',
];

test('the model says what its own program says', async () => {
  const program = await (await getLIDModel()).load();
  const predict = program.predict.bind(program) as unknown as (text: string, count: number, least: number) => Predictions;
  const guess = createLanguageGuess(readLanguageFile(readFileSync(modelPath)));
  for (const text of texts) {
    const found = predict(text, 3, 0);
    const guessed = guess(text, 3);
    for (let at = 0; at < 3; at++) {
      const [probability = 0, label = ''] = found.get(at) ?? [];
      expect(guessed[at]?.probability ?? 0, text).toBeCloseTo(probability, 3);
      if (probability > 0.05) expect(guessed[at]?.label, text).toBe(label.replace('__label__', ''));
    }
    found.delete();
  }
});

test('a language does not depend on how the words are set apart', () => {
  const languageOf = loadLanguageModel();
  expect(languageOf('  Votre colis\n\nest   en\tattente ')).toEqual(languageOf('Votre colis est en attente'));
});

test('a file of another kind is refused', () => {
  expect(() => readLanguageFile(Buffer.from('not a model at all'))).toThrow('not a fastText model');
  expect(() => readLanguageFile(readFileSync(modelPath).subarray(0, 5000))).toThrow();
});

test.each([
  ['uw pakket kon niet worden bezorgd, betaal de invoerkosten', 'nl'],
  ['votre colis est en attente, merci de régler les frais', 'fr'],
  ['su paquete está retenido en la aduana, pague las tasas', 'es'],
])('%s is named, in capitals, too', (text, language) => {
  const languageOf = loadLanguageModel();
  expect(languageOf(text).language).toBe(language);
  expect(languageOf(text.toUpperCase())).toEqual(languageOf(text));
});

test('Indonesian is not lost between its neighbours', () => {
  const languageOf = loadLanguageModel();
  expect(languageOf('selamat nomor anda terpilih sebagai pemenang undian berhadiah').language).toBe('id');
});

test('what is no language has none', () => {
  expect(loadLanguageModel()('qx zzk vrr wq').language).toBe('und');
});
