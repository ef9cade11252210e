import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPlainEnglish } from '../../../src/analysis/text/plain-english.ts';
import { hostileText, slowPatterns } from '../hostile.ts';

describe('English that is plain', () => {
  test.each([
    'Hi mum, my phone is broken so this is my new number, can you text me back',
    'Your parcel is held at the depot. Pay the fee to get it: evri-fee.example',
    'YOUR ACCOUNT HAS BEEN CLOSED. CALL US TODAY ON 020 7946 0123',
    'We could not deliver your package; please update your address details here',
    "You've been chosen! Don't wait, it's free for you now",
  ])('%s', (text) => expect(isPlainEnglish(text)).toBe(true));
});

describe('what is left to the language model', () => {
  test.each([
    ['nothing', ''],
    ['three words', 'see you there'],
    ['French', 'Votre colis est en attente, veuillez confirmer votre adresse sur colis.example'],
    ['Spanish', 'Su paquete no ha sido entregado, confirme su direccion en paquete.example'],
    ['German', 'Ihr Paket konnte nicht zugestellt werden, bitte bestätigen Sie die Adresse: paket.example'],
    ['Italian', 'Il tuo pacco è in attesa, conferma il tuo indirizzo su pacco.example'],
    ['Dutch', 'Uw pakket is onderweg, betaal de kosten via pakket.example om het te ontvangen'],
    ['Portuguese', 'A sua encomenda está retida, pague a taxa em encomenda.example para receber'],
    ['German with English words in it', 'Ihr Online Account ist gesperrt, bitte Update und Verify hier: konto.example, sonst Service Ende'],
    ['Spanish with an English brand line', 'Netflix: no se pudo cobrar la cuenta, actualice su tarjeta. Help and account: on the app'],
    ['Arabic', 'تم تعليق حسابك يرجى تحديث بياناتك الآن'],
    ['words without sense', 'zxq wvu tsr qpo nml kji hgf'],
    ['a code alone', '482 913'],
  ])('%s', (_, text) => expect(isPlainEnglish(text)).toBe(false));
});

test('four common words are enough, if they are four in ten of all', () => {
  expect(isPlainEnglish('your parcel is here')).toBe(true);
  expect(isPlainEnglish('your parcel here')).toBe(false);
  const common = 'your parcel is here';
  expect(isPlainEnglish(`${common} ${'qzx '.repeat(6)}`)).toBe(true);
  expect(isPlainEnglish(`${common} ${'qzx '.repeat(7)}`)).toBe(false);
});

test('ASCII marks between words and capitals play no part', () => {
  expect(isPlainEnglish('YOUR.parcel,is!HERE')).toBe(true);
});

test('what is not ASCII counts as letters, so that in doubt the model is asked', () => {
  expect(isPlainEnglish('your…parcel—is→here')).toBe(false);
  expect(isPlainEnglish('your parcel is here 😀 😀 😀 😀 😀 😀 😀')).toBe(false);
});

test('any text gets an answer, and none takes long', () => {
  fc.assert(fc.property(hostileText, (text) => typeof isPlainEnglish(text) === 'boolean'));
  expect(slowPatterns(isPlainEnglish)).toEqual([]);
});
