import { type LookupKind, lookupKinds } from '../../model/lookup.ts';
import { label } from '../../model/names.ts';

/** What is to be looked up, and how. */
export interface Question {
  readonly given: string;
  /** Null where it is to be recognised. */
  readonly as: LookupKind | null;
  /** True asks the connectors that are switched on. */
  readonly ask: boolean;
}

const names: Readonly<Partial<Record<LookupKind, string>>> = {
  number: 'telephone number',
  url: 'link',
  ip: 'IP address',
  email: 'e-mail address',
  text: 'message text',
};

/** A kind as people say it. */
export function kindName(kind: string): string {
  return names[kind as LookupKind] ?? label(kind);
}

/** The question of an address (`?q=evri.example&as=domain`). An address never asks connectors: what leaves the machine is a person's choice. */
export function questionOf(search: string): Question {
  const words = new URLSearchParams(search);
  return { given: words.get('q') ?? '', as: lookupKinds.find((kind) => kind === words.get('as')) ?? null, ask: false };
}

/** The address of a question; whole messages stay out of it, and so out of the history of the browser. */
export function searchOf({ given, as }: Question): string {
  const words = given.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  if (given.trim() === '' || as === 'text' || given.length > 200 || words > 3) return '';
  return new URLSearchParams({ q: given.trim(), ...(as ? { as } : {}) }).toString();
}

/** A name for the file of a look-up, of plain letters only. */
export function fileNameOf(value: string, format: string): string {
  const plain = value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return `lookup${plain ? `-${plain}` : ''}.${format}`;
}
