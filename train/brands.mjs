/** Whether the brand that a person sees in a text is found. */

import { brandKey } from '../dist/analysis/classify/brands.js';
import { writtenName } from '../dist/analysis/classify/written-name.js';

/** Over examples as read: of the texts that name a brand the share with the right one, with another, with none. */
export function brandFigures(examples) {
  const of = (list) => {
    const named = list.filter(({ brand, classOnly }) => brand !== null && !classOnly);
    const found = named.map((example) => ({ example, names: namesFound(example) }));
    const right = found.filter(({ example, names }) => names.some((name) => isSame(name, brandKey(example.brand))));
    const nameless = list.filter(({ brand, classOnly }) => brand === null && !classOnly);
    return {
      texts: named.length,
      right: right.length,
      another: found.filter(({ example, names }) => names.length > 0 && !names.some((name) => isSame(name, brandKey(example.brand))))
        .length,
      nameless: nameless.length,
      saidOfNameless: nameless.filter((example) => namesFound(example).length > 0).length,
    };
  };
  const isOwn = ({ set }) => set.startsWith('own ');
  const isScam = ({ messageClass }) => messageClass === 'scam';
  return {
    'real texts': of(examples.filter((example) => !isOwn(example))),
    'real scams': of(examples.filter((example) => !isOwn(example) && isScam(example))),
    'own texts': of(examples.filter(isOwn)),
    'own scams': of(examples.filter((example) => isOwn(example) && isScam(example))),
  };
}

function namesFound({ brandFound, text }) {
  if (brandFound) return [brandFound.name, brandFound.id, ...brandFound.aliases, ...brandFound.senders].map(brandKey);
  const written = writtenName(text);
  return written === null ? [] : [brandKey(written)];
}

/** The same but for a country or a word more: `HSBC UK`, `HSBC`. */
function isSame(found, said) {
  if (found === said) return true;
  const [short, long] = found.length < said.length ? [found, said] : [said, found];
  return short.length >= 3 && (long.startsWith(short) || (short.length >= 5 && long.includes(short)));
}
