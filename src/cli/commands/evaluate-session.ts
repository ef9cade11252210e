import { type BrandFinder, defangWithin, type Labelling, label as nameOf, plural, visible } from '../../app/index.ts';
import { classKeys, lureKeys } from '../../model/labelling.ts';
import type { Label, SampleText } from '../../model/opinion.ts';
import { lures, scamTypes } from '../../model/verdict.ts';
import { oneLine } from '../table.ts';
import { definitions } from './evaluate-definitions.ts';
import type { Wanted } from './evaluate-keys.ts';

type Step = 'class' | 'type' | 'topic' | 'lures' | 'brand';
type Draft = Omit<Label, 'labelledBy' | 'labelledAt'>;

/** More of a text than this is not shown: no message is that long. In characters. */
const shownLength = 4000;

/** One person labelling one sample: what is asked, and what an answer does. Each label is kept at once. */
export class LabelSession {
  readonly #labelling: Labelling;
  readonly #findBrand: BrandFinder;
  readonly #showGuess: boolean;
  #at: number;
  #step: Step = 'class';
  #draft: Draft | null = null;
  /** A brand that the catalogue does not have: kept when typed twice. */
  #doubtful: string | null = null;
  /** What was said in this session, each with what the person had said of that text before. */
  readonly #said: { readonly textId: string; readonly before: Label | undefined }[] = [];
  /** Labels and withdrawals in this session. */
  changes = 0;
  over = false;

  constructor(labelling: Labelling, findBrand: BrandFinder, showGuess: boolean) {
    this.#labelling = labelling;
    this.#findBrand = findBrand;
    this.#showGuess = showGuess;
    this.#at = this.#nextOpen(0);
    this.over = this.#at < 0;
  }

  get wanted(): Wanted {
    return this.#step === 'class' ? 'key' : this.#step === 'type' ? 'number' : 'line';
  }

  /** The text, where a new one is begun, and the question. */
  get screen(): string {
    return this.#step === 'class' ? `${this.#head()}\n${this.#question()}` : this.#question();
  }

  /** Takes an answer; returns what there is to say of it, or nothing. */
  async answer(given: string): Promise<string> {
    const typed = given.trim();
    if (typed === '?') return definitions;
    const key = typed.toLowerCase();
    if (this.#step === 'class') return this.#class(key);
    if (typed === '<' || (key === 'b' && this.#step !== 'topic' && this.#step !== 'brand')) {
      this.#step = this.#step === 'brand' ? 'lures' : this.#step === 'type' ? 'class' : 'type';
      return '';
    }
    if (key === 'q' && (this.#step === 'type' || this.#step === 'lures')) return this.#quit();
    if (this.#step === 'type') return this.#type(key);
    if (this.#step === 'lures') return this.#lures(key);
    return this.#step === 'topic' ? this.#topic(typed) : this.#brand(typed);
  }

  #quit(): string {
    this.over = true;
    return '';
  }

  async #class(key: string): Promise<string> {
    if (key === 'q') return this.#quit();
    if (key === 'z') return this.#undo();
    if (key === 'b' || key === '<') {
      if (this.#at === 0) return 'This is the first text.';
      this.#at--;
      return '';
    }
    const { textId } = this.#text;
    if (key === 'n' || (key === '' && this.#labelling.labels.has(textId))) {
      this.#advance();
      return '';
    }
    const messageClass = Object.hasOwn(classKeys, key) ? classKeys[key] : undefined;
    if (messageClass === undefined) return 'Say p, s, x, l or u; ? explains them.';
    this.#draft = { textId, messageClass, scamType: null, topic: null, brand: null, lures: [], asks: null, note: null };
    if (messageClass !== 'scam') return this.#save();
    this.#step = 'type';
    return '';
  }

  #type(key: string): string {
    const scamType = /^\d{1,2}$/.test(key) ? scamTypes[Number(key) - 1] : undefined;
    if (!scamType) return `Say a number from 1 to ${scamTypes.length}.`;
    this.#change({ scamType, topic: scamType === 'others' ? null : scamType });
    this.#step = scamType === 'others' ? 'topic' : 'lures';
    return '';
  }

  #topic(typed: string): string {
    this.#change({ topic: typed.slice(0, 60) || null });
    this.#step = 'lures';
    return '';
  }

  #lures(key: string): string {
    const letters = [...key.replace(/[\s,]/g, '')];
    const wrong = letters.find((letter) => !Object.hasOwn(lureKeys, letter));
    if (wrong !== undefined) return `Say letters of ${Object.keys(lureKeys).join(', ')}, or nothing for none.`;
    this.#change({ lures: lures.filter((lure) => letters.some((letter) => lureKeys[letter] === lure)) });
    this.#step = 'brand';
    return '';
  }

  async #brand(typed: string): Promise<string> {
    const guess = this.#showGuess ? this.#text.guess.brand : null;
    if (typed === '' || /^(?:none|-)$/i.test(typed)) {
      this.#change({ brand: typed === '' && guess !== null ? guess : '' });
      return this.#save();
    }
    const { id, known, near } = this.#findBrand(typed);
    if (id === '') return 'A brand has letters or figures.';
    if (!known && this.#doubtful !== id.toLowerCase()) {
      this.#doubtful = id.toLowerCase();
      const like = near.length > 0 ? ` Like it: ${near.join(', ')}.` : '';
      return `The catalogue has no such brand.${like} Say it once more to keep it as '${oneLine(id, 60)}'.`;
    }
    this.#change({ brand: id });
    return this.#save();
  }

  #change(fields: Partial<Draft>): void {
    if (this.#draft) this.#draft = { ...this.#draft, ...fields };
  }

  async #save(): Promise<string> {
    const draft = this.#draft as Draft;
    this.#said.push({ textId: draft.textId, before: this.#labelling.labels.get(draft.textId) });
    await this.#labelling.save(draft);
    this.changes++;
    this.#advance();
    return `kept: ${wordsOf(draft)}`;
  }

  async #undo(): Promise<string> {
    const last = this.#said.pop();
    if (last === undefined) return 'There is nothing of this session to take back.';
    await (last.before ? this.#labelling.save(last.before) : this.#labelling.withdraw(last.textId));
    this.changes++;
    this.#at = this.#labelling.texts.findIndex(({ textId }) => textId === last.textId);
    return last.before ? `Taken back; as before: ${wordsOf(last.before)}` : 'Taken back.';
  }

  #advance(): void {
    this.#step = 'class';
    this.#draft = null;
    this.#doubtful = null;
    const next = this.#nextOpen(this.#at + 1);
    if (next < 0) this.over = true;
    else this.#at = next;
  }

  #nextOpen(from: number): number {
    return this.#labelling.texts.findIndex(({ textId }, at) => at >= from && !this.#labelling.labels.has(textId));
  }

  get #text(): SampleText {
    return this.#labelling.texts[this.#at] as SampleText;
  }

  #head(): string {
    const { text, reports, senders, guess, textId } = this.#text;
    const from = senders.length > 0 ? `, from ${senders.map((sender) => oneLine(defangWithin(sender), 40)).join(', ')}` : '';
    const said = this.#labelling.labels.get(textId);
    return [
      '',
      `── ${this.#at + 1} of ${this.#labelling.texts.length}: ${plural(reports, 'report')}${from}`,
      ...textLines(text).map((line) => `  ${line}`),
      ...(this.#showGuess ? [`the classifier's guess: ${wordsOf(guess)}`] : []),
      ...(said ? [`you said: ${wordsOf(said)}; Return leaves it so`] : []),
    ].join('\n');
  }

  #question(): string {
    const guess = this.#showGuess ? this.#text.guess.brand : null;
    const numbered = scamTypes.map((type, at) => `${at + 1} ${nameOf(type)}`).join(', ');
    const lettered = Object.entries(lureKeys).map(([key, lure]) => `${key} ${nameOf(lure)}`);
    const questions: Readonly<Record<Step, string>> = {
      class: `${Object.entries(classKeys)
        .map(([key, name]) => `${key} ${name}`)
        .join(', ')}; b back, z undo, n skip, q quit, ? help`,
      type: `type: ${numbered}; b back`,
      topic: 'what would you call it (Return for nothing, < back)',
      lures: `lures: ${lettered.join(', ')}; letters, Return for none; b back`,
      brand: `brand imitated (Return for ${guess === null ? 'none' : `${guess}, - for none`}; < back)`,
    };
    return `${questions[this.#step]}\n> `;
  }
}

/** A text line by line, nothing in it that a terminal would obey, no link to click. */
function textLines(text: string): string[] {
  const head = text.length > shownLength ? text.slice(0, shownLength) : text;
  const lines = head.split(/\r\n|\r|\n/).map((line) => visible(defangWithin(line)).replaceAll('\t', ' '));
  return head === text ? lines : [...lines, `(${text.length - shownLength} more characters)`];
}

function wordsOf(
  said: Pick<Label, 'messageClass' | 'scamType' | 'brand'> & { readonly topic?: string | null; readonly lures?: Label['lures'] },
): string {
  const { messageClass, scamType, brand, topic = null, lures: named = null } = said;
  return [nameOf(messageClass), scamType && nameOf(scamType), scamType === 'others' ? topic : null, brand, ...(named ?? []).map(nameOf)]
    .filter(Boolean)
    .map((word) => oneLine(String(word), 60))
    .join(', ');
}
