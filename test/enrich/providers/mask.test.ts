import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsSecret, masked, secretsIn, secretsOf } from '../../../src/enrich/providers/mask.ts';
import { declarationOf } from './asked.ts';

const forms: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => secret.toUpperCase(),
  encodeURIComponent,
  (secret) => encodeURIComponent(secret).toLowerCase(),
  (secret) => new URLSearchParams({ secret }).toString(),
  (secret) => JSON.stringify({ secret }),
  (secret) => JSON.stringify({ secret }).replaceAll('/', '\\/'),
  (secret) =>
    `<b>${secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')}</b>`,
  (secret) => Buffer.from(secret).toString('base64'),
  (secret) => Buffer.from(secret).toString('base64url'),
  (secret) => Buffer.from(secret).toString('hex'),
];

test('a secret is taken out however it is written and whatever stands around it', () => {
  const secret = fc.stringMatching(/^[\x21-\x7e]{8,60}$/);
  const around = fc.string({ maxLength: 20 });
  fc.assert(
    fc.property(secret, fc.constantFrom(...forms), around, around, (key, form, before, after) => {
      const safe = masked(before + form(key) + after, [key]);
      expect(safe).toContain('[key]');
      expect(holdsSecret(safe.replaceAll('[key]', ' '), [key])).toBe(false);
      expect(holdsSecret(before + form(key) + after, [key])).toBe(true);
    }),
  );
});

test('the longer of two secrets is taken out whole', () => {
  expect(masked('token-1-more and token-1', ['token-1', 'token-1-more'])).toBe('[key] and [key]');
});

test('text without a secret stays as it is, and what is too short to be one is none', () => {
  expect(masked('a b c', ['abcdef', 'a', ''])).toBe('a b c');
  expect(holdsSecret('a b c', ['a', ''])).toBe(false);
});

test('the secrets of a provider are its settings of that type, and what its headers hold', () => {
  expect(secretsOf(declarationOf(), { key: 'k-123', address: 'https://plain.example' })).toEqual(['k-123']);
  expect(secretsOf(declarationOf(), {})).toEqual([]);
  const request = { method: 'GET', url: '', headers: { accept: 'x' }, secretHeaders: { authorization: 'Basic YWJjOmRlZg==' } } as const;
  expect(secretsIn(request)).toEqual(['Basic YWJjOmRlZg==', 'YWJjOmRlZg==']);
});
