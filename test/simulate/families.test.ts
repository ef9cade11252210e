import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expand, roll } from '../../src/simulate/expand.ts';
import { stream } from '../../src/simulate/random.ts';
import { fillers } from '../../src/simulate/slots.ts';
import { twinData } from './twin.ts';

const values: Readonly<Record<string, string>> = {
  brand: 'Brand',
  link: 'https://link.example/x',
  callback: '0203 946 0000',
  chat: 'wa.me/447700900000',
  email: 'mail@mail.example',
};
const demanded: Readonly<Record<string, string>> = { link: 'link', call: 'callback', chat: 'chat', email: 'email' };

describe('the families that ship', () => {
  it('are read from every file of the folder', () => {
    const folder = fileURLToPath(new URL('../../data/twin/first', import.meta.url));
    const files = readdirSync(join(folder)).filter((name) => name.endsWith('.txt'));
    expect(new Set(twinData.families.map(({ file }) => `${file}.txt`))).toEqual(new Set(files));
  });

  it.each(twinData.families.map((family) => [family.id, family] as const))('%s expands soundly', (_, family) => {
    const random = stream(1, family.id);
    for (let round = 0; round < 12; round++) {
      const context = { place: random.pick(family.places), language: family.language, day: 19_800 };
      const fill = (slot: string) => values[slot] ?? fillers[slot]?.(context, random) ?? `no filler for ${slot}`;
      const text = expand(family, roll(family, random), { choices: round % 2, sentences: round % 3 === 0 }, fill, random);
      expect(text).not.toMatch(/[{}[\]|~]| {2}|^\s|\s$|no filler| \/ |undefined|NaN/);
      expect(text.length).toBeGreaterThan(3);
      const wanted = values[demanded[family.ask] ?? ''];
      if (wanted) expect(text).toContain(wanted);
    }
  });
});
