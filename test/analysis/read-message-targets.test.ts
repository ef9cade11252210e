import { expect, test } from 'vitest';
import { read, verdictOf } from './reading.ts';

const lead = 'https://www.google.com/url?q=https%3A%2F%2Fevri-redelivery-fee.example%2Fa&sa=D';

test('a link that leads on gives its end as a link of its own, which is no part of the script', () => {
  const { parts, script } = read(`Evri: your parcel is held, pay at ${lead}`);
  expect(parts.flatMap(({ link, from }) => (link ? [[link.host, from]] : []))).toEqual([
    ['www.google.com', undefined],
    ['evri-redelivery-fee.example', 'link'],
  ]);
  expect(script).toBe('Evri: your parcel is held, pay at {url}');
});

test('an end that stands in the text as well is one link', () => {
  const { parts } = read(`pay at ${lead} or https://evri-redelivery-fee.example/a`);
  expect(parts.filter(({ link }) => link)).toHaveLength(2);
});

test('the brand at the end of a redirect vouches for nobody', () => {
  const text =
    'PayPal: your account is limited, confirm your details within 24 hours at https://pay-limited.example/?u=https://www.paypal.com/signin';
  expect(verdictOf(text)).toMatchObject({ messageClass: 'scam', brand: 'paypal' });
  expect(verdictOf(text).reasons.join()).not.toContain('own domain');
});
