import type { Place } from '../grammar.ts';
import type { Random } from '../random.ts';
import { digits } from '../slots.ts';

/** How a crew's SIM cards are numbered: bought in packs (numbers in a row) or singly. `heads` are the first five figures after the 7. */
export interface SimBatch {
  readonly inRow: boolean;
  readonly heads: readonly string[];
}

/** After +44: ranges that the plan has for mobiles. Any number of them may exist: see the guide. */
const ukHeads =
  '740 741 742 743 744 746 747 748 749 751 753 754 755 756 757 758 759 771 772 773 774 775 776 777 780 781 784 785 786 787 788 789 790 794 795 796'.split(
    ' ',
  );

export function simBatch(random: Random): SimBatch {
  const heads = Array.from({ length: random.between(1, 4) }, () => random.pick(ukHeads) + digits(random, 3));
  return { inRow: random.chance(0.5), heads };
}

const northAmerica = (areas: string) => (random: Random) =>
  `+1${random.pick(areas.split(' '))}${random.between(2, 9)}${random.between(2, 9)}${digits(random, 5)}`;
const after = (prefix: string, heads: string, rest: number) => (random: Random) =>
  `+${prefix}${random.pick(heads.split(' '))}${digits(random, rest)}`;

/** Mobile numbers by country, valid by the numbering plans. */
const abroad: Readonly<Record<string, (random: Random) => string>> = {
  USA: northAmerica('202 213 305 312 404 415 469 512 602 646 702 713 786 818 917'),
  Canada: northAmerica('416 604 514 403 647 905'),
  Nigeria: after('234', '803 805 806 703 706 802 813 816', 7),
  Ireland: after('353', '83 85 86 87 89', 7),
  Japan: after('81', '901 902 903 801 802 803 701 702', 7),
  Philippines: after('63', '905 906 915 916 917 926 927 935', 7),
  Thailand: after('66', '81 82 83 84 85 86 87 89', 7),
  Tajikistan: after('992', '92 93 98', 7),
  India: after('91', '9812 9823 9845 9876 9990 8800 7011', 6),
  Vietnam: after('84', '90 91 93 94 96 97 98', 7),
  Indonesia: after('62', '812 813 821 852', 8),
  'Channel Islands': after('44', '7781', 6),
  Jersey: after('44', '7797', 6),
  France: after('33', '61 62 63 66 67 68', 7),
  Poland: after('48', '501 502 503 601 602 603', 6),
};

/** A mobile number of a country, E.164. */
export function phoneIn(country: string, batch: SimBatch | null, random: Random): string {
  const foreign = abroad[country];
  if (foreign) return foreign(random);
  if (batch?.inRow) return `+44${random.pick(batch.heads)}${digits(random, 4)}`;
  return `+44${random.pick(ukHeads)}${digits(random, 7)}`;
}

/** A mobile number as people write theirs. */
export function mobileIn(place: Place, random: Random): string {
  if (place === 'uk') return `0${random.pick(ukHeads)}${digits(random, 1)} ${digits(random, 3)} ${digits(random, 3)}`;
  for (;;) {
    const number = callbackIn(place, random);
    if (!/^(?:1-8|01|030|91\d |1300)/.test(number)) return number;
  }
}

/** A number to call back, as texts write it. */
export function callbackIn(place: Place, random: Random): string {
  const n = (length: number) => digits(random, length);
  switch (place) {
    case 'uk':
      return random.pick([
        () => `0203 ${random.between(2, 9)}${n(2)} ${n(4)}`,
        () => `0800 ${n(3)} ${n(4)}`,
        () => `0${random.pick(ukHeads)}${n(1)} ${n(6)}`,
        () => `+44${random.pick(ukHeads)}${n(7)}`,
        () => `0330 ${n(3)} ${n(4)}`,
      ])();
    case 'us':
    case 'ca':
      return random.pick([
        () => `1-8${random.pick(['33', '44', '55', '66'])}-${random.between(2, 9)}${random.between(2, 9)}${n(1)}-${n(4)}`,
        () => northAmerica('202 312 646 702 818')(random),
      ])();
    case 'ie':
      return random.chance(0.5) ? `01 ${random.between(5, 9)}${n(2)} ${n(4)}` : `08${random.pick(['3', '5', '6', '7'])} ${n(3)} ${n(4)}`;
    case 'in':
      return `+91 ${random.pick(['98', '99', '70', '88'])}${n(3)} ${n(5)}`;
    case 'au':
      return random.chance(0.5) ? `1300 ${n(3)} ${n(3)}` : `04${n(2)} ${n(3)} ${n(3)}`;
    case 'es':
      return random.chance(0.5) ? `91${n(1)} ${n(3)} ${n(3)}` : `6${n(2)} ${n(3)} ${n(3)}`;
    case 'mx':
      return `55 ${random.between(1, 9)}${n(3)} ${n(4)}`;
    case 'fr':
      return random.chance(0.5) ? `01 ${random.between(40, 86)} ${n(2)} ${n(2)} ${n(2)}` : `06 ${n(2)} ${n(2)} ${n(2)} ${n(2)}`;
    default:
      return random.chance(0.5) ? `030 ${random.between(2, 9)}${n(6)}` : `0157 ${n(4)} ${n(4)}`;
  }
}
