import { HooklineError } from '../model/errors.ts';
import { type MessageClass, messageClasses, type ScamType, scamTypes } from '../model/verdict.ts';

const asks = ['link', 'call', 'reply', 'chat', 'email', 'pay', 'code', 'none'] as const;
export type Ask = (typeof asks)[number];

const places = ['uk', 'us', 'ie', 'in', 'au', 'ca', 'es', 'mx', 'fr', 'de'] as const;
export type Place = (typeof places)[number];

const languages = ['en', 'es', 'fr', 'de'] as const;
export type Language = (typeof languages)[number];

const sectors =
  'delivery bank telecom government utility insurance health toll shop marketplace payment tech streaming social crypto job gambling travel'.split(
    ' ',
  );
const lures = 'authority dishonesty distraction need_greed herd kindness time'.split(' ');

const slotNames =
  'brand link callback chat email name surname persona amount small big wage ref code tail count percent hours days date weekday month time year city street postcode venue shop product company jobtitle doctor pet relative plate'.split(
    ' ',
  );

/** What a body is made of: text as it is, a slot to fill, or a choice. `index` counts the choices of the family. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'slot'; readonly slot: string; readonly once: boolean }
  | { readonly kind: 'choice'; readonly index: number; readonly readings: readonly (readonly Node[])[] };

export interface Sentence {
  readonly movable: boolean;
  readonly optional: boolean;
  readonly nodes: readonly Node[];
}

/** One script with its variation, as `data/twin/README.md` describes it. */
export interface Family {
  /** File and name: `delivery/missed-driver`. */
  readonly id: string;
  readonly file: string;
  readonly messageClass: MessageClass;
  readonly scamType: ScamType | null;
  readonly topic: string | null;
  readonly ask: Ask;
  readonly sector: string | null;
  readonly places: readonly Place[];
  readonly language: Language;
  readonly lures: readonly string[];
  readonly weight: number;
  readonly sentences: readonly Sentence[];
  /** How many choices the body holds, nested ones included. */
  readonly choices: number;
}

/** A grammar file: its name without folder and ending, and its text. */
export interface GrammarFile {
  readonly name: string;
  readonly text: string;
}

/** Reads grammar files into families, in the order of the files. Throws `HOOKLINE_GRAMMAR` with file, line and reason. */
export function parseGrammar(files: readonly GrammarFile[]): readonly Family[] {
  return files.flatMap(parseFile);
}

interface Head {
  messageClass: MessageClass | null;
  scamType: ScamType | null;
}

function parseFile({ name, text }: GrammarFile): Family[] {
  const head: Head = { messageClass: null, scamType: null };
  const families: Family[] = [];
  const seen = new Set<string>();
  let header: { line: number; text: string } | null = null;
  let body: string[] = [];
  const close = () => {
    if (!header) return;
    const family = parseFamily(name, header, body.join(' '), head);
    if (seen.has(family.id)) fail(name, header.line, `the family '${family.id}' stands twice`);
    seen.add(family.id);
    families.push(family);
    header = null;
  };
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.startsWith('#')) return;
    if (line.startsWith('@ ')) {
      close();
      readHead(name, index + 1, line, head);
    } else if (line.startsWith('== ')) {
      close();
      header = { line: index + 1, text: line.slice(3) };
      body = [];
    } else if (header) body.push(line);
    else if (line.trim() !== '') fail(name, index + 1, 'text before the first family');
  });
  close();
  return families;
}

function readHead(file: string, line: number, text: string, head: Head): void {
  const [field, value = ''] = text.slice(2).trim().split(/\s+/);
  if (field === 'class' && (messageClasses as readonly string[]).includes(value)) {
    head.messageClass = value as MessageClass;
    head.scamType = null;
  } else if (field === 'type' && (scamTypes as readonly string[]).includes(value)) head.scamType = value as ScamType;
  else fail(file, line, `'${text}' is neither '@ class …' nor '@ type …' of a known class or type`);
}

function parseFamily(file: string, header: { line: number; text: string }, source: string, head: Head): Family {
  const at = header.line;
  const [name = '', ...fields] = header.text.split('|').map((part) => part.trim());
  if (!/^[a-z0-9-]+$/.test(name)) fail(file, at, `'${name}' is no name of a family: small letters, digits and hyphens`);
  const given = new Map<string, string[]>();
  for (const field of fields) {
    const [key = '', ...values] = field.split(/\s+/);
    if (given.has(key)) fail(file, at, `the field '${key}' stands twice`);
    given.set(key, values);
  }
  const messageClass = head.messageClass ?? fail(file, at, "there is no '@ class' above this family");
  if (messageClass === 'scam' && head.scamType === null) fail(file, at, "there is no '@ type' above this scam family");
  const counter = { choices: 0 };
  const body = source.replace(/\s+/g, ' ').trim();
  const sentences = body.split(/ \/(?: |$)/).flatMap((part) => {
    const trimmed = part.trim();
    return trimmed === '' ? [] : [parseSentence(file, at, trimmed, counter)];
  });
  if (sentences.length === 0) fail(file, at, `the family '${name}' has no body`);
  const family: Family = {
    id: `${file}/${name}`,
    file,
    messageClass,
    scamType: messageClass === 'scam' ? head.scamType : null,
    topic: one(file, at, given, 'topic', null),
    ask: one(file, at, given, 'ask', asks) ?? 'none',
    sector: one(file, at, given, 'brand', sectors),
    places: (many(file, at, given, 'places', places) ?? ['uk', 'us', 'ie', 'in', 'au', 'ca']) as Place[],
    language: (one(file, at, given, 'lang', languages) ?? 'en') as Language,
    lures: many(file, at, given, 'lures', lures) ?? [],
    weight: Number(one(file, at, given, 'weight', ['1', '2', '3', '4', '5']) ?? 1),
    sentences,
    choices: counter.choices,
  };
  for (const key of given.keys()) {
    if (!['topic', 'ask', 'brand', 'places', 'lang', 'lures', 'weight'].includes(key)) fail(file, at, `unknown field '${key}'`);
  }
  checkSlots(file, at, family);
  return family;
}

function one<T extends string>(
  file: string,
  line: number,
  given: ReadonlyMap<string, string[]>,
  key: string,
  allowed: readonly T[] | null,
): T | null {
  const values = given.get(key);
  if (!values) return null;
  const [value] = values;
  if (values.length !== 1 || value === undefined || (allowed && !(allowed as readonly string[]).includes(value))) {
    fail(file, line, `the field '${key}' cannot be '${values.join(' ')}'`);
  }
  return value as T;
}

function many(file: string, line: number, given: ReadonlyMap<string, string[]>, key: string, allowed: readonly string[]): string[] | null {
  const values = given.get(key);
  for (const value of values ?? []) if (!allowed.includes(value)) fail(file, line, `the field '${key}' cannot hold '${value}'`);
  return values ?? null;
}

function parseSentence(file: string, line: number, source: string, counter: { choices: number }): Sentence {
  const marks = /^[~?]*/.exec(source)?.[0] ?? '';
  const text = source.slice(marks.length).trim();
  let at = 0;
  const nodes = sequence(false);
  if (at < text.length) fail(file, line, `a stray '${text[at]}' near '${text.slice(Math.max(0, at - 20), at + 10)}'`);
  return { movable: marks.includes('~'), optional: marks.includes('?'), nodes };

  function sequence(inside: boolean): Node[] {
    const found: Node[] = [];
    let plain = '';
    const flush = () => {
      if (plain !== '') found.push({ kind: 'text', text: plain.replace(/ ?\\n ?/g, '\n') });
      plain = '';
    };
    while (at < text.length) {
      const character = text[at] as string;
      if (character === '|' || character === ']') {
        if (inside) break;
        fail(file, line, `a stray '${character}' near '${text.slice(Math.max(0, at - 20), at + 10)}'`);
      }
      if (character === '[') {
        flush();
        found.push(choice());
      } else if (character === '{') {
        flush();
        found.push(slot());
      } else {
        plain += character;
        at++;
      }
    }
    flush();
    return found;
  }

  function choice(): Node {
    const start = at;
    const index = counter.choices++;
    const readings: Node[][] = [];
    do {
      at++;
      readings.push(sequence(true));
    } while (text[at] === '|');
    if (text[at] !== ']') fail(file, line, `the choice '${text.slice(start, start + 30)}…' is not closed`);
    at++;
    return { kind: 'choice', index, readings };
  }

  function slot(): Node {
    const end = text.indexOf('}', at);
    const inner = end < 0 ? '' : text.slice(at + 1, end);
    const once = inner.endsWith('!');
    const name = once ? inner.slice(0, -1) : inner;
    if (!slotNames.includes(name)) fail(file, line, `there is no slot '{${inner || text.slice(at + 1, at + 15)}}'`);
    at = end + 1;
    return { kind: 'slot', slot: name, once };
  }
}

const demanded: Readonly<Partial<Record<Ask, string>>> = { link: 'link', call: 'callback', chat: 'chat', email: 'email' };

function checkSlots(file: string, line: number, family: Family): void {
  const wanted = demanded[family.ask];
  if (wanted && !family.sentences.some(({ optional, nodes }) => !optional && always(nodes, wanted))) {
    fail(file, line, `asks for ${family.ask}, but {${wanted}} is not in every reading`);
  }
  if (!family.sector && mentions(family, 'brand')) fail(file, line, "{brand} in the body, but no field 'brand'");
  if (family.ask !== 'link' && mentions(family, 'link')) fail(file, line, '{link} in the body, but it does not ask for a link');
}

function always(nodes: readonly Node[], slot: string): boolean {
  return nodes.some((node) =>
    node.kind === 'slot' ? node.slot === slot : node.kind === 'choice' && node.readings.every((reading) => always(reading, slot)),
  );
}

/** Whether every reading of the family holds a text that fits. What a choice splits in two is not seen. */
export function alwaysSays(family: Family, wanted: RegExp): boolean {
  const says = (nodes: readonly Node[]): boolean =>
    nodes.some((node) => (node.kind === 'text' ? wanted.test(node.text) : node.kind === 'choice' && node.readings.every(says)));
  return family.sentences.some(({ optional, nodes }) => !optional && says(nodes));
}

/** Whether a slot stands in any reading of the family. */
export function mentions(family: Family, slot: string): boolean {
  const within = (nodes: readonly Node[]): boolean =>
    nodes.some((node) => (node.kind === 'slot' ? node.slot === slot : node.kind === 'choice' && node.readings.some(within)));
  return family.sentences.some(({ nodes }) => within(nodes));
}

function fail(file: string, line: number, reason: string): never {
  throw new HooklineError('HOOKLINE_GRAMMAR', `${file}.txt, line ${line}: ${reason}`);
}
