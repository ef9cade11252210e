import type { Language, Place } from './grammar.ts';
import type { Random } from './random.ts';
import { firstNames, surnames } from './words/people.ts';
import { pets, settings, shopFirst, shopSecond, wordings } from './words/settings.ts';

/** Where and when a message is written, for the slots that need to know. */
export interface SlotContext {
  readonly place: Place;
  readonly language: Language;
  /** Days since 1970 of the message. */
  day: number;
}

type Filler = (context: SlotContext, random: Random) => string;

/** Every slot that does not hang on the campaign's own brand, links and contacts. */
export const fillers: Readonly<Record<string, Filler>> = {
  name: ({ place }, random) => random.pick(firstNames[place]),
  surname: ({ place }, random) => random.pick(surnames[place]),
  persona: ({ place }, random) => random.pick(firstNames[place]),
  amount: ({ place }, random) => money(place, skewed(random, 12, 480), random.chance(0.75)),
  small: ({ place }, random) => money(place, 0.99 + random.below(30) / 10, true),
  big: ({ place }, random) => money(place, Math.round(skewed(random, 800, 24000) / 50) * 50, false),
  wage: ({ place }, random) => money(place, random.between(8, 50) * 10, false),
  ref: (_, random) => reference(random),
  code: (_, random) => digits(random, random.weighted(codeLengths)),
  tail: (_, random) => digits(random, 4),
  count: (_, random) => String(random.between(2, 9)),
  percent: (_, random) => String(random.between(1, 16) * 5),
  hours: (_, random) => random.pick(hourCounts),
  days: (_, random) => String(random.between(2, 14)),
  date: ({ place, language, day }, random) => dateText(place, language, day + random.between(-3, 9), random),
  weekday: ({ language }, random) => random.pick(wordings[language].weekdays),
  month: ({ language }, random) => random.pick(wordings[language].months),
  time: ({ place }, random) => timeText(place, random),
  year: ({ day }, random) => String(new Date(day * 86_400_000).getUTCFullYear() + (random.chance(0.3) ? 1 : 0)),
  city: ({ place }, random) => random.pick(settings[place].cities),
  street: ({ place }, random) => random.pick(settings[place].streets),
  postcode: ({ place }, random) => postcode(place, random),
  venue: ({ language }, random) => random.pick(wordings[language].venues),
  shop: (_, random) => shopName(random),
  product: ({ language }, random) => random.pick(wordings[language].products),
  company: ({ language }, random) => `${random.pick(shopFirst)} ${random.pick(wordings[language].companyEndings)}`,
  jobtitle: ({ language }, random) => random.pick(wordings[language].jobTitles),
  doctor: ({ place, language }, random) => `${wordings[language].doctor} ${random.pick(surnames[place])}`,
  pet: (_, random) => random.pick(pets),
  relative: ({ language }, random) => random.pick(wordings[language].relatives),
  plate: ({ place }, random) => plate(place, random),
};

const codeLengths = [
  [6, 70],
  [4, 15],
  [5, 8],
  [8, 5],
  [7, 2],
] as const;
const hourCounts = ['2', '3', '4', '6', '12', '24', '36', '48', '72'];
const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

export function shopName(random: Random): string {
  return `${random.pick(shopFirst)} ${random.pick(shopSecond)}`;
}

export function digits(random: Random, length: number): string {
  let text = '';
  for (let left = length; left > 0; left--) text += random.below(10);
  return text;
}

function capital(random: Random): string {
  return capitals[random.below(capitals.length)] as string;
}

/** Small sums are common, large ones rare. */
function skewed(random: Random, low: number, high: number): number {
  const share = random.next();
  return low + (high - low) * share * share;
}

function money(place: Place, pounds: number, pence: boolean): string {
  const { sign, after, decimal, factor } = settings[place];
  const sum = pounds * factor;
  const whole = grouped(Math.floor(factor > 10 && sum > 100 ? sum / 10 : sum) * (factor > 10 && sum > 100 ? 10 : 1), decimal);
  const cents = String(Math.floor((sum % 1) * 100)).padStart(2, '0');
  const text = pence && factor < 10 ? `${whole}${decimal}${cents}` : whole;
  return after ? text + sign : sign + text;
}

function grouped(value: number, decimal: ',' | '.'): string {
  const text = String(value);
  return value < 1000 ? text : `${text.slice(0, -3)}${decimal === '.' ? ',' : '.'}${text.slice(-3)}`;
}

function reference(random: Random): string {
  switch (random.below(6)) {
    case 0:
      return `${capital(random)}${capital(random)}${digits(random, 9)}${random.chance(0.5) ? 'GB' : capital(random)}`;
    case 1:
      return `#${digits(random, 6)}`;
    case 2:
      return digits(random, 10);
    case 3:
      return `${capital(random)}${digits(random, 7)}`;
    case 4:
      return `${capital(random)}${capital(random)}-${digits(random, 5)}`;
    default:
      return `${digits(random, 3)}-${digits(random, 4)}`;
  }
}

function dateText(place: Place, language: Language, day: number, random: Random): string {
  const date = new Date(day * 86_400_000);
  const dayOfMonth = date.getUTCDate();
  const month = date.getUTCMonth();
  const two = (value: number) => String(value).padStart(2, '0');
  const name = wordings[language].months[month] as string;
  if (language === 'de') return random.chance(0.7) ? `${two(dayOfMonth)}.${two(month + 1)}.` : `${dayOfMonth}. ${name}`;
  if (language === 'es') return random.chance(0.6) ? `${two(dayOfMonth)}/${two(month + 1)}` : `${dayOfMonth} de ${name}`;
  if (language === 'fr') return random.chance(0.6) ? `${two(dayOfMonth)}/${two(month + 1)}` : `${dayOfMonth} ${name}`;
  if (place === 'us') return random.chance(0.5) ? `${name} ${dayOfMonth}` : `${month + 1}/${dayOfMonth}`;
  return random.chance(0.5) ? `${two(dayOfMonth)}/${two(month + 1)}` : `${dayOfMonth} ${name}`;
}

function timeText(place: Place, random: Random): string {
  const hour = random.between(7, 21);
  const minute = String(random.below(12) * 5).padStart(2, '0');
  if (place === 'uk' || place === 'us' || place === 'ie' || place === 'in' || place === 'au' || place === 'ca') {
    if (random.chance(0.5)) return `${hour > 12 ? hour - 12 : hour}${minute === '00' ? '' : `:${minute}`}${hour >= 12 ? 'pm' : 'am'}`;
  }
  return `${String(hour).padStart(2, '0')}:${minute}`;
}

function postcode(place: Place, random: Random): string {
  if (place === 'uk')
    return `${capital(random)}${capital(random)}${random.between(1, 29)} ${random.between(1, 9)}${capital(random)}${capital(random)}`;
  if (place === 'ie') return `${capital(random)}${digits(random, 2)} ${capital(random)}${capital(random)}${digits(random, 2)}`;
  if (place === 'ca')
    return `${capital(random)}${random.below(10)}${capital(random)} ${random.below(10)}${capital(random)}${random.below(10)}`;
  return place === 'au'
    ? `${random.between(2, 7)}${digits(random, 3)}`
    : place === 'in'
      ? `${random.between(1, 8)}${digits(random, 5)}`
      : digits(random, 5);
}

function plate(place: Place, random: Random): string {
  const letters = (count: number) => Array.from({ length: count }, () => capital(random)).join('');
  if (place === 'uk') return `${letters(2)}${random.pick(['19', '20', '21', '22', '23', '69', '70', '71', '72'])} ${letters(3)}`;
  if (place === 'ie') return `${random.between(10, 24)}${random.between(1, 2)}-D-${digits(random, 5)}`;
  if (place === 'in') return `MH ${digits(random, 2)} ${letters(2)} ${digits(random, 4)}`;
  if (place === 'es') return `${digits(random, 4)} ${letters(3)}`;
  if (place === 'fr') return `${letters(2)}-${digits(random, 3)}-${letters(2)}`;
  if (place === 'de') return `${letters(1)}-${letters(2)} ${digits(random, 4)}`;
  return `${letters(3)} ${digits(random, 4)}`;
}
