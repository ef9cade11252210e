import { HooklineError } from '../../model/errors.ts';
import { backOff } from '../http.ts';
import type { Tokens } from './budget.ts';
import type { ChatMessage } from './prompt.ts';
import { postJson, RequestFailure } from './transport.ts';

/** The world outside, so that tests need no clock and no chance. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  /** Waits so many milliseconds, or until the signal. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface ChatOptions {
  /** Base address, such as `http://127.0.0.1:8080/v1`. */
  readonly endpoint: URL;
  readonly model: string;
  readonly key: string | null;
  readonly timeout: number;
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  /** The form of the answer, with or without bounds on lengths. */
  readonly schemaOf: (bounded: boolean) => unknown;
  /** At most so many tokens of answer. */
  readonly length: number;
}

/** How often a request went out, and how often what came back was spoilt, which may have been paid for all the same. */
export interface Sendings {
  count: number;
  spoilt: number;
}

export interface Completion {
  readonly content: string;
  /** What the endpoint counted; null where it does not say. */
  readonly used: Tokens | null;
}

/** Times that one request is sent at most, and failures in a row after which the endpoint is left alone. */
const attempts = 5;
const failuresInARow = 8;

const formats = ['bounded', 'json_schema', 'json_object', 'text'] as const;

/**
 * Asks an endpoint that speaks the OpenAI chat-completions protocol. Finds out which of its fields the endpoint knows, and
 * keeps to these; asks again after what passes; gives up on the endpoint after failures in a row.
 */
export class ChatClient {
  readonly #options: ChatOptions;
  readonly #around: Surroundings;
  /** Where requests go. */
  readonly url: URL;
  /** What the endpoint turned out to understand; the first of `formats` that it does not reject. */
  #format = 0;
  #limit: 'max_tokens' | 'max_completion_tokens' = 'max_tokens';
  #steady = true;
  /** Counts the changes of these. */
  #dialect = 0;
  #worked = false;
  #failures = 0;

  constructor(options: ChatOptions, around: Surroundings) {
    this.#options = options;
    this.#around = around;
    this.url = new URL(`${options.endpoint.pathname.replace(/\/+$/, '')}/chat/completions${options.endpoint.search}`, options.endpoint);
  }

  /** The body as it would be sent now. */
  bodyOf({ messages, schemaOf, length }: ChatRequest): Readonly<Record<string, unknown>> {
    const format = formats[this.#format];
    const isSchema = format === 'bounded' || format === 'json_schema';
    const schema = isSchema ? { name: 'answers', strict: true, schema: schemaOf(format === 'bounded') } : null;
    return {
      model: this.#options.model,
      messages,
      ...(this.#steady ? { temperature: 0 } : {}),
      [this.#limit]: length,
      stream: false,
      ...(schema ? { response_format: { type: 'json_schema', json_schema: schema } } : {}),
      ...(format === 'json_object' ? { response_format: { type: format } } : {}),
    };
  }

  /** One answer; `sendings` is kept up to date whatever comes of it. Throws as {@link postJson} does. */
  async complete(request: ChatRequest, signal: AbortSignal, sendings: Sendings): Promise<Completion> {
    let failed = 0;
    for (;;) {
      const spoken = this.#dialect;
      try {
        return await this.#send(this.bodyOf(request), signal, sendings);
      } catch (error) {
        if (!(error instanceof RequestFailure)) throw error;
        if (error.next === 'other' && this.#adapt(error.message, spoken)) continue;
        await this.#around.wait(this.#waitAfter(error, ++failed, sendings), signal);
      }
    }
  }

  /** Milliseconds until the request may be sent again after so many failures; throws where it may not. */
  #waitAfter(error: RequestFailure, failed: number, sendings: Sendings): number {
    if (error.next !== 'again') throw error;
    if (error instanceof Malformed) sendings.spoilt++;
    this.countFailure(error);
    if (failed >= attempts || sendings.spoilt > 1) throw error;
    return error.wait ?? backOff(failed - 1, this.#around.random());
  }

  async #send(body: unknown, signal: AbortSignal, sendings: Sendings): Promise<Completion> {
    sendings.count++;
    const text = await postJson(this.url, body, { ...this.#options, signal, now: this.#around.now });
    const completion = readCompletion(text);
    this.#worked = true;
    this.#failures = 0;
    return completion;
  }

  /** The circuit breaker: throws when this is one failure too many without an answer in between. */
  countFailure(error: RequestFailure): void {
    this.#failures++;
    if (this.#failures < failuresInARow) return;
    const code = error.next === 'again' ? 'HOOKLINE_MODEL_UNREACHABLE' : 'HOOKLINE_MODEL_REFUSED';
    throw new HooklineError(code, `${this.#failures} requests in a row failed, the last: ${error.message}`);
  }

  /** Leaves out or renames the field that the endpoint rejects. False when there is none, or when another request has seen to it. */
  #adapt(message: string, spoken: number): boolean {
    if (spoken !== this.#dialect) return true;
    if (/max_completion_tokens/i.test(message) && this.#limit === 'max_tokens') this.#limit = 'max_completion_tokens';
    else if (/temperature/i.test(message) && this.#steady) this.#steady = false;
    else if (
      this.#format < formats.length - 1 &&
      (!this.#worked || /response_format|json_?schema|json_object|grammar|structured|maxLength|maxItems/i.test(message))
    )
      this.#format++;
    else return false;
    this.#dialect++;
    return true;
  }
}

/** A body of status 200 that is no completion: once more may help, further not, and each time may have been paid for. */
class Malformed extends RequestFailure {
  constructor(message: string) {
    super('again', message);
  }
}

function readCompletion(text: string): Completion {
  let body: { choices?: { message?: { content?: unknown; tool_calls?: unknown } }[]; usage?: Record<string, unknown> };
  try {
    body = JSON.parse(text) as typeof body;
  } catch {
    throw new Malformed('the endpoint sent broken JSON');
  }
  const message = Array.isArray(body?.choices) ? body.choices[0]?.message : undefined;
  if (typeof message !== 'object' || message === null) throw new Malformed('the endpoint sent no message');
  // A model that calls a tool, which it was not given, or refuses, says nothing: that is an answer without answers.
  const content = typeof message.content === 'string' ? message.content : '';
  const prompt = count(body.usage?.prompt_tokens);
  const completion = count(body.usage?.completion_tokens);
  return { content, used: prompt === null || completion === null ? null : { prompt, completion } };
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
