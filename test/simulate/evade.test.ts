import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/analysis/text/fold.ts';
import { characterTricks, evade, foldable } from '../../src/simulate/evade/evade.ts';
import { forwarded } from '../../src/simulate/evade/forward.ts';
import { lookalikes } from '../../src/simulate/evade/lookalikes.ts';
import { drawEvasion, evasionShares, strengths } from '../../src/simulate/evade/strengths.ts';
import { stream } from '../../src/simulate/random.ts';

const texts = [
  'Evri: Your parcel has a £1.45 shipping fee, to pay this now visit: https://evri-branch.example/a1 Failure will result in its return.',
  'We noticed a suspicious payment of $649.00 from your account today. Call 0203 946 0000 if this was not you and confirm your card.',
  'Hi mum, my phone fell into the sink and this is my new number. Can you send me a message on wa.me/447700900123 when you are free?',
  'Your application was approved by our manager yesterday. Reply YES to confirm the start of your training for the remote job.',
];

describe('evade', () => {
  it.each(foldable)('%s is undone by folding', (trick) => {
    for (const text of texts) {
      for (let seed = 0; seed < 200; seed++) {
        const random = stream(seed, trick);
        const bent = evade(text, { tricks: [trick], reach: 0.15, depth: 0.5, style: random.below(5040) }, random);
        expect([seed, fold(bent).text]).toEqual([seed, fold(text).text]);
      }
    }
  });

  it.each(characterTricks)('%s leaves links, chats, numbers and sums as they are', (trick) => {
    const fixed = ['https://evri-branch.example/a1', '£1.45', '$649.00', 'wa.me/447700900123', '0203 946 0000'];
    for (const text of texts) {
      for (let seed = 0; seed < 50; seed++) {
        const bent = evade(text, { tricks: [trick], reach: 0.9, depth: 0.9, style: seed }, stream(seed, 'fixed'));
        const read = bent.replace(/ +/g, ' ');
        for (const part of fixed) if (text.includes(part)) expect(read).toContain(part);
      }
    }
  });

  it.each(characterTricks)('%s changes texts', (trick) => {
    const changed = texts.filter(
      (text) => evade(text, { tricks: [trick], reach: 0.9, depth: 0.9, style: 4 }, stream(1, 'changes')) !== text,
    );
    expect(changed).toEqual(texts);
  });

  it('gives the same text for the same stream', () => {
    const profile = { tricks: [...characterTricks], reach: 0.5, depth: 0.5, style: 3 };
    expect(evade(texts[0] as string, profile, stream(5, 'same'))).toBe(evade(texts[0] as string, profile, stream(5, 'same')));
  });

  it('never breaks a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.nat(5000), (text, seed) => {
        fc.pre(text.isWellFormed());
        const bent = evade(text, { tricks: [...characterTricks], reach: 0.8, depth: 0.8, style: seed }, stream(seed, 'whole'));
        expect(bent.isWellFormed()).toBe(true);
        expect(forwarded(bent, stream(seed, 'forward')).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('lookalikes', () => {
  it.each([...lookalikes])('of %s fold back to it inside a word', (letter, characters) => {
    for (const character of characters) expect(fold(`ba${character}kab`).text).toBe(`ba${letter}kab`);
  });
});

describe('forwarding', () => {
  it('always changes the text', () => {
    for (let seed = 0; seed < 500; seed++) {
      const text = texts[seed % texts.length] as string;
      expect(forwarded(text, stream(seed, 'forward'))).not.toBe(text);
    }
  });
});

describe('strengths', () => {
  const used = (name: (typeof strengths)[number], holds: (profile: ReturnType<typeof drawEvasion>) => boolean) => {
    const random = stream(1, name);
    return Array.from({ length: 4000 }, () => drawEvasion(evasionShares[name], random)).filter(holds).length / 4000;
  };

  it('of none bends nothing', () => {
    expect(used('none', ({ names }) => names !== '')).toBe(0);
  });

  it('of default are as the gateway set shows', () => {
    const tricks = used('default', ({ characters }) => characters?.tricks.some((trick) => trick !== 'tail') ?? false);
    expect(tricks).toBeCloseTo(0.3, 1);
    expect(used('default', ({ rotation }) => rotation > 0)).toBeCloseTo(0.4, 1);
    expect(used('default', ({ characters }) => characters?.tricks.includes('tail') ?? false)).toBeCloseTo(0.25, 1);
  });

  it('grow from one to the next', () => {
    const bent = strengths.map((name) => used(name, ({ characters, rotation }) => characters !== null || rotation > 0));
    expect([...bent].sort((a, b) => a - b)).toEqual(bent);
  });
});
