/** So many characters of answers, and of what they are kept under, are kept: some hundred lists and pages of campaigns. */
const mostCharacters = 32_000_000;
/** What an entry takes beside its text: else a search that finds nothing would cost nothing. */
const besides = 300;

/**
 * Answers that are the same for everybody, as they went out, for as long as the workspace stays as it is. People at a workbench look
 * at the same lists and the same few campaigns; those who ask at the same moment wait for one answer.
 */
export class KeptAnswers {
  #revision = '';
  #characters = 0;
  /** Asked for longest ago first. */
  readonly #kept = new Map<string, Kept>();

  /** The answer kept under a key at this state of the workspace, else what `make` gives. A failure is not kept. */
  async of(revision: string, key: string, make: () => Promise<string>): Promise<string> {
    if (revision !== this.#revision) {
      this.forget();
      this.#revision = revision;
    }
    const known = this.#kept.get(key);
    const kept = known ?? { answer: make(), length: 0 };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    if (known) return known.answer;
    try {
      const answer = await kept.answer;
      if (this.#kept.get(key) === kept) this.#count(kept, key.length + answer.length + besides);
      return answer;
    } catch (error) {
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
      throw error;
    }
  }

  /** True where an answer is kept, or on its way. */
  has(revision: string, key: string): boolean {
    return revision === this.#revision && this.#kept.has(key);
  }

  /** What answers are made of beside the workspace has changed. */
  forget(): void {
    this.#kept.clear();
    this.#characters = 0;
  }

  #count(kept: Kept, length: number): void {
    kept.length = length;
    this.#characters += length;
    for (const [key, oldest] of this.#kept) {
      if (this.#characters <= mostCharacters) return;
      this.#kept.delete(key);
      this.#characters -= oldest.length;
    }
  }
}

interface Kept {
  readonly answer: Promise<string>;
  /** Characters; 0 until it is there. */
  length: number;
}
