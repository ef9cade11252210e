import { instructionsIn, speaksOfSorting } from '../../analysis/classify/instructions.ts';
import type { SharingLevel } from '../../model/sharing.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Answer, Answered, Classifier, TextToClassify } from '../../ports/classifier.ts';
import { outgoing } from '../sharing-gate.ts';
import { type Budget, estimatedTokens, type Tokens } from './budget.ts';
import { ChatClient, type ChatOptions, type ChatRequest, type Surroundings } from './chat-client.ts';
import { type CheckedAnswer, checkAnswers } from './check-answers.ts';
import { answerSchema, chatMessages, type NumberedText, promptVersion } from './prompt.ts';
import { RequestFailure } from './transport.ts';

export interface LanguageModelOptions extends ChatOptions {
  readonly sharing: SharingLevel;
  /** ISO 3166: where numbers without a prefix are read. */
  readonly region: string;
  /** Texts in one request, and requests under way at once. */
  readonly batch: number;
  readonly concurrency: number;
  readonly budget: Budget;
  /** Catalogue id of a brand by any of its names. */
  readonly brandOf: (name: string) => string | null;
}

/** A text as it goes out, and all texts that look like it then: asked once. */
interface Item {
  readonly sent: string;
  readonly textIds: readonly string[];
  /** What in it speaks to a language model. */
  readonly instructions: string | null;
  readonly again: boolean;
}

/** One request before it is sent. */
export interface Plan {
  readonly items: readonly Item[];
  readonly numbered: readonly NumberedText[];
  readonly request: ChatRequest;
  /** The body as it would be sent now. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The most that it can take, and what it is likely to. */
  readonly most: Tokens;
  readonly likely: Tokens;
}

/** Room for the answer to one text, and what it takes as a rule. */
const answerRoom = 160;
const answerLength = 80;
const restRoom = 60;
/** A model that is less sure of a class than of the rest together has not told it. */
const leastConfidence = 0.5;

/** The classifier behind any OpenAI-compatible endpoint. Message text goes out through the sharing gate only. */
export class LanguageModel implements Classifier {
  readonly producer: string;
  readonly #options: LanguageModelOptions;
  readonly #around: Surroundings;
  readonly #client: ChatClient;

  constructor(options: LanguageModelOptions, around: Surroundings) {
    this.producer = `${options.model}/${promptVersion}`;
    this.#options = options;
    this.#around = around;
    this.#client = new ChatClient(options, around);
  }

  /** Where requests go. */
  get url(): string {
    return this.#client.url.href;
  }

  /** The requests in which these texts would be asked about, for a look before anything is sent. */
  plans(texts: readonly TextToClassify[]): Plan[] {
    return this.#units(texts).map((items) => this.#plan(items));
  }

  async *classify(texts: readonly TextToClassify[]): AsyncGenerator<Answered> {
    const units = this.#units(texts);
    const done: { readonly answered: Answered; readonly kept: () => void }[] = [];
    const waiting = new Set<() => void>();
    const stop = new AbortController();
    let failure: unknown = null;
    let wake = () => {};
    const work = async () => {
      while (failure === null && this.#options.budget.reached === null && !stop.signal.aborted) {
        const unit = units.shift();
        if (!unit) break;
        try {
          const answers = await this.#ask(unit, units, stop.signal);
          const spent = this.#options.budget.takeSpent();
          // The next one goes out when whoever asks has come back for more, having kept this one.
          const kept = new Promise<void>((resolve) => {
            if (stop.signal.aborted) resolve();
            else waiting.add(resolve);
            done.push({ answered: { answers, spent }, kept: resolve });
          });
          wake();
          await kept;
        } catch (error) {
          failure ??= error;
        }
        wake();
      }
    };
    let finished = false;
    const all = Promise.all(Array.from({ length: Math.min(this.#options.concurrency, units.length) }, work)).then(() => {
      finished = true;
      wake();
    });
    try {
      while (!finished || done.length > 0) {
        const next = done.shift();
        if (next) {
          yield next.answered;
          waiting.delete(next.kept);
          next.kept();
        } else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
      if (failure !== null) {
        const spent = this.#options.budget.takeSpent();
        if (spent.requests > 0) yield { answers: [], spent };
        throw failure;
      }
    } finally {
      stop.abort();
      for (const kept of waiting) kept();
      await all;
    }
  }

  /** Groups what looks alike, and lets a text that speaks, or may speak, to the model be asked about alone, where it can harm no other. */
  #units(texts: readonly TextToClassify[]): Item[][] {
    const { sharing, region, batch } = this.#options;
    const alike = new Map<string, { textIds: string[]; instructions: string | null; apart: boolean }>();
    for (const { textId, text, normalised } of texts) {
      const sent = outgoing(text, sharing, region);
      const known = alike.get(sent);
      if (known) known.textIds.push(textId);
      else {
        const instructions = instructionsIn(normalised) ?? instructionsIn(text);
        alike.set(sent, { textIds: [textId], instructions, apart: instructions !== null || speaksOfSorting(normalised) });
      }
    }
    const items = [...alike].map(([sent, rest]) => ({ sent, ...rest, again: false }));
    const plain = items.filter(({ apart }) => !apart);
    const units = Array.from({ length: Math.ceil(plain.length / batch) }, (_, at) => plain.slice(at * batch, (at + 1) * batch));
    return [...units, ...items.filter(({ apart }) => apart).map((item) => [item])];
  }

  #plan(items: readonly Item[]): Plan {
    const ids = new Set<number>();
    while (ids.size < items.length) ids.add(10_000 + Math.floor(this.#around.random() * 90_000));
    const numbered = items.map(({ sent }, at) => ({ id: [...ids][at] as number, text: sent }));
    const messages = chatMessages(numbered, this.#boundary(items));
    const length = restRoom + answerRoom * items.length;
    const request = { messages, schemaOf: (bounded: boolean) => answerSchema([...ids], bounded), length };
    const prompt = estimatedTokens(messages.map(({ content }) => content).join('\n')) + 20;
    const most = { prompt, completion: length };
    return {
      items,
      numbered,
      request,
      body: this.#client.bodyOf(request),
      most,
      likely: { prompt, completion: answerLength * items.length },
    };
  }

  /** Figures that no text of the request can know beforehand, and that stand in none of them. */
  #boundary(items: readonly Item[]): string {
    for (;;) {
      const figures = () =>
        Math.floor(this.#around.random() * 2 ** 32)
          .toString(16)
          .padStart(8, '0');
      const boundary = figures() + figures();
      if (!items.some(({ sent }) => sent.includes(boundary))) return boundary;
    }
  }

  /** Asks about some texts at once. What is to be asked again is put before the units that wait; what stays unasked is put back. */
  async #ask(items: readonly Item[], units: Item[][], signal: AbortSignal): Promise<Answer[]> {
    const { budget } = this.#options;
    const { numbered, request, most, likely } = this.#plan(items);
    if (!budget.reserve(most)) return [];
    const sendings = { count: 0, spoilt: 0 };
    let used: Tokens = { prompt: 0, completion: 0 };
    try {
      const completion = await this.#client.complete(request, signal, sendings);
      used = completion.used ?? { prompt: likely.prompt, completion: estimatedTokens(completion.content) };
      const checked = checkAnswers(
        completion.content,
        numbered.map(({ id }) => id),
      );
      return items.flatMap((item, at) => {
        const answer = checked.get(numbered[at]?.id as number) ?? { failed: 'not answered' };
        if (!('failed' in answer)) return answersOf(item, { verdict: this.#verdictOf(answer, item) });
        if (item.again) return answersOf(item, answer);
        units.unshift([{ ...item, again: true }]);
        return [];
      });
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      // What could not be asked together may be asked in parts: one text of a batch can be what the endpoint rejects.
      if (items.length > 1 && error.next !== 'again') {
        const half = Math.ceil(items.length / 2);
        units.unshift(items.slice(0, half), items.slice(half));
        return [];
      }
      if (error.next !== 'again') this.#client.countFailure(error);
      return items.flatMap((item) => answersOf(item, { failed: error.message }));
    } finally {
      const { count, spoilt } = sendings;
      const { prompt, completion } = used;
      budget.settle(most, count, { prompt: prompt + spoilt * likely.prompt, completion: completion + spoilt * likely.completion });
    }
  }

  #verdictOf(answer: CheckedAnswer, { instructions }: Item): Verdict {
    const { messageClass, scamType, category, brand: name, lures, asks, confidence } = answer;
    const reasons: string[] = [];
    if (instructions !== null) reasons.push(`the text speaks to a language model: '${instructions}'`);
    const isSteered = instructions !== null && messageClass !== 'scam';
    if (isSteered || confidence < leastConfidence) {
      reasons.push(
        isSteered
          ? `so its answer, ${messageClass}, is not believed`
          : `a language model says ${messageClass}, and is not sure of it (${confidence})`,
      );
      return {
        messageClass: 'unknown',
        scamType: null,
        topic: null,
        brand: null,
        lures: [],
        asks: [],
        confidence: 0,
        reasons,
        producer: this.producer,
      };
    }
    const brand = name === null ? null : this.#options.brandOf(name);
    reasons.push(`a language model calls it ${[messageClass, scamType === 'others' ? category : scamType].filter(Boolean).join(', ')}`);
    if (name !== null) reasons.push(brand === null ? `it reads the name ${name}, which the catalogue lacks` : `it reads the name ${name}`);
    const topic = scamType === 'others' ? category : scamType;
    return { messageClass, scamType, topic, brand, lures, asks, confidence, reasons, producer: this.producer };
  }
}

function answersOf({ textIds }: Item, said: { verdict: Verdict } | { failed: string }): Answer[] {
  return textIds.map((textId) => ({ textId, ...said }));
}
