import { nothingSpent, type Spending, spentTogether } from '../../ports/classifier.ts';

/** What may be spent. Null is without limit; prices are a million tokens. */
export interface BudgetLimits {
  readonly maxTokens: number | null;
  readonly maxCost: number | null;
  readonly dailyTokens: number | null;
  readonly monthlyTokens: number | null;
  readonly priceIn: number;
  readonly priceOut: number;
}

export interface Tokens {
  readonly prompt: number;
  readonly completion: number;
}

/** Bytes that make a token at the least, as a rule: a guess on the safe side where the endpoint counts nothing. */
const bytesPerToken = 3;

export function estimatedTokens(text: string): number {
  return Math.ceil(new TextEncoder().encode(text).length / bytesPerToken);
}

export function costOf({ prompt, completion }: Tokens, { priceIn, priceOut }: Pick<BudgetLimits, 'priceIn' | 'priceOut'>): number {
  return (prompt * priceIn + completion * priceOut) / 1e6;
}

/**
 * Lets requests through as long as what was spent, what is under way, and the request at its dearest stay within the limits.
 * `today` and `month` are what was spent before this run.
 */
export class Budget {
  readonly #limits: BudgetLimits;
  readonly #today: Spending;
  readonly #month: Spending;
  #spent: Spending = nothingSpent;
  #fresh: Spending = nothingSpent;
  #underWay: Tokens = { prompt: 0, completion: 0 };
  /** Which limit has been reached, in words. */
  reached: string | null = null;

  constructor(limits: BudgetLimits, today: Spending = nothingSpent, month: Spending = nothingSpent) {
    this.#limits = limits;
    this.#today = today;
    this.#month = month;
  }

  /** Sets the tokens of a request aside, or says no. Each yes is followed by one `settle`. */
  reserve(most: Tokens): boolean {
    const { maxTokens, maxCost, dailyTokens, monthlyTokens } = this.#limits;
    const next = { prompt: this.#underWay.prompt + most.prompt, completion: this.#underWay.completion + most.completion };
    const tokens = next.prompt + next.completion;
    const over = (limit: number | null, spent: number) => limit !== null && spent > limit;
    if (over(maxTokens, tokensOf(this.#spent) + tokens)) this.reached = `${maxTokens} tokens a run`;
    else if (over(maxCost, this.#spent.cost + costOf(next, this.#limits))) this.reached = `a cost of ${maxCost} a run`;
    else if (over(dailyTokens, tokensOf(this.#today) + tokensOf(this.#spent) + tokens)) this.reached = `${dailyTokens} tokens a day`;
    else if (over(monthlyTokens, tokensOf(this.#month) + tokensOf(this.#spent) + tokens)) this.reached = `${monthlyTokens} tokens a month`;
    else {
      this.#underWay = next;
      return true;
    }
    return false;
  }

  /** Takes back what was set aside and counts what it came to. */
  settle(reserved: Tokens, requests: number, used: Tokens): void {
    this.#underWay = {
      prompt: this.#underWay.prompt - reserved.prompt,
      completion: this.#underWay.completion - reserved.completion,
    };
    const spent = { requests, promptTokens: used.prompt, completionTokens: used.completion, cost: costOf(used, this.#limits) };
    this.#spent = spentTogether(this.#spent, spent);
    this.#fresh = spentTogether(this.#fresh, spent);
  }

  /** What was spent since this was last asked. */
  takeSpent(): Spending {
    const fresh = this.#fresh;
    this.#fresh = nothingSpent;
    return fresh;
  }
}

function tokensOf({ promptTokens, completionTokens }: Spending): number {
  return promptTokens + completionTokens;
}
