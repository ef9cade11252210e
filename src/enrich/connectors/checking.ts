/** Where something stands in a file: names and places, from the outside in. */
export type Place = readonly (string | number)[];

/** What is wrong in a file: where, what, and what to write instead. */
export class Problem extends Error {
  constructor(place: Place, reason: string, remedy: string) {
    super(`${place.length === 0 ? 'the file' : `/${place.join('/')}`} ${reason}. ${remedy}`);
    this.name = 'Problem';
  }
}

type Plain = Readonly<Record<string, unknown>>;

/** Checks that give the value, or throw {@link Problem}. */
export const check = {
  that(isSo: boolean, place: Place, reason: string, remedy: string): void {
    if (!isSo) throw new Problem(place, reason, remedy);
  },

  /** An object, with no names but the known ones; any where these are null. */
  object(value: unknown, place: Place, known: readonly string[] | null): Plain {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new Problem(place, wrong(value, 'an object'), 'Write { … }.');
    for (const name of Object.keys(value)) {
      if (known !== null && !known.includes(name)) throw new Problem([...place, name], 'is not known', `Known are ${known.join(', ')}.`);
    }
    return value as Plain;
  },

  text(value: unknown, place: Place): string {
    if (typeof value !== 'string' || value.trim() === '')
      throw new Problem(place, wrong(value, 'a text'), 'Write it between quotation marks.');
    if (value.length > 2000) throw new Problem(place, 'is too long', 'Keep it under 2,000 characters.');
    return value;
  },

  matching(value: unknown, form: RegExp, place: Place, words: string): string {
    if (typeof value !== 'string' || !form.test(value)) throw new Problem(place, wrong(value, 'of the right form'), `Write ${words}.`);
    return value;
  },

  oneOf<T extends string>(value: unknown, known: readonly T[], place: Place): T {
    if (!known.includes(value as T)) throw new Problem(place, wrong(value, 'one of those known'), `Write one of ${known.join(', ')}.`);
    return value as T;
  },

  some<T extends string>(value: unknown, known: readonly T[], place: Place): readonly T[] {
    if (!Array.isArray(value) || value.length === 0)
      throw new Problem(place, Array.isArray(value) ? 'is empty' : wrong(value, 'a list'), `Write a list of some of ${known.join(', ')}.`);
    return value.map((one, at) => check.oneOf(one, known, [...place, at]));
  },

  number(value: unknown, least: number, most: number, place: Place): number {
    if (typeof value !== 'number' || !(value >= least && value <= most)) {
      throw new Problem(place, wrong(value, 'a fitting figure'), `Write a figure from ${least} to ${most}.`);
    }
    return value;
  },

  statuses(value: unknown, place: Place): readonly number[] {
    const given = Array.isArray(value) ? value : [value];
    return given.map((one, at) => check.number(one, 200, 599, [...place, at]));
  },

  webPage(value: unknown, place: Place): string {
    if (typeof value !== 'string' || !/^https:\/\/\S+$/.test(value)) {
      throw new Problem(place, wrong(value, 'a web page'), 'Write where the interface is documented, with https://.');
    }
    return value;
  },
};

function wrong(value: unknown, wanted: string): string {
  if (value === undefined || value === null) return 'is missing';
  const shown =
    typeof value === 'string'
      ? JSON.stringify(value.slice(0, 60))
      : Array.isArray(value)
        ? 'a list'
        : typeof value === 'object'
          ? 'an object'
          : String(value);
  return `is ${shown}, not ${wanted}`;
}
