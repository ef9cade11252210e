/** What analysts decided about the shape of campaigns, in the order they did; variants by key. */
export interface DecisionStep {
  readonly decisionId: string;
  readonly kind: 'merge' | 'split' | 'move';
  /** The campaign it leads to: the one that takes in, or the new one of a split. */
  readonly leadsTo: string;
  /** What changed campaign, whole. */
  readonly moved: readonly DecidedVariant[];
  /** What did not. Of variants that decisions hold together already one stands for all. */
  readonly held: readonly DecidedVariant[];
}

export interface DecidedVariant {
  readonly key: string;
  /** Its campaign before the decision. */
  readonly campaignId: string;
}

/** Variants that stay together. */
export interface Block {
  readonly members: Set<string>;
  campaignId: string;
  /** Blocks to stay apart from, and the decision that says so. */
  readonly apart: Map<Block, string>;
}

/**
 * What decisions come to: whatever an analyst saw as one campaign when deciding stays together, and what was parted stays
 * apart, unless a later decision says otherwise. All that is undecided is for the evidence.
 */
export class DecidedBlocks {
  readonly #blockOf = new Map<string, Block>();
  readonly #decisionOf = new Map<string, string>();

  static of(steps: readonly DecisionStep[]): DecidedBlocks {
    const blocks = new DecidedBlocks();
    for (const step of steps) blocks.take(step);
    return blocks;
  }

  /** The blocks, in the order in which their first members were decided on. */
  get blocks(): readonly Block[] {
    return [...new Set(this.#blockOf.values())];
  }

  blockOf(key: string): Block | undefined {
    return this.#blockOf.get(key);
  }

  /** The decision that last put a variant where it is. */
  decisionOf(key: string): string | undefined {
    return this.#decisionOf.get(key);
  }

  /** Of these variants one for each block they are in, and all that are in none. */
  standingFor(keys: readonly string[]): string[] {
    const seen = new Set<Block>();
    return keys.filter((key) => {
      const block = this.#blockOf.get(key);
      if (!block) return true;
      if (seen.has(block)) return false;
      seen.add(block);
      return true;
    });
  }

  take(step: DecisionStep): void {
    const { decisionId, kind, leadsTo, moved, held } = step;
    for (const { key } of moved) this.#decisionOf.set(key, decisionId);
    for (const { key } of held) if (!this.#decisionOf.has(key)) this.#decisionOf.set(key, decisionId);
    if (kind === 'merge') this.#merge(leadsTo, moved, held);
    else this.#part(step);
  }

  #merge(leadsTo: string, moved: readonly DecidedVariant[], held: readonly DecidedVariant[]): void {
    let into = this.#gather(keysOf(held, leadsTo), leadsTo);
    for (const campaignId of new Set(moved.map((one) => one.campaignId))) {
      const from = this.#gather(keysOf(moved, campaignId), leadsTo);
      into = into && from ? this.#unite(into, from) : (into ?? from);
    }
  }

  #part({ decisionId, kind, leadsTo, moved, held }: DecisionStep): void {
    const from = moved[0]?.campaignId ?? '';
    // Apart from what its campaign was kept apart from as well, if it becomes one of its own.
    const leaving = this.#takeOut(
      moved.map(({ key }) => key),
      leadsTo,
      kind === 'split',
    );
    const staying = this.#gather(keysOf(held, from), from);
    const target = kind === 'move' ? this.#gather(keysOf(held, leadsTo), leadsTo) : undefined;
    const settled = target ? this.#unite(target, leaving) : leaving;
    if (staying && staying !== settled) keepApart(staying, settled, decisionId);
  }

  /** Makes one block of these variants and of all that is held together with one of them. */
  #gather(keys: readonly string[], campaignId: string): Block | undefined {
    let gathered: Block | undefined;
    for (const key of keys) {
      const own = this.#blockOf.get(key);
      if (own) gathered = gathered ? this.#unite(gathered, own) : own;
      else {
        gathered ??= emptyBlock(campaignId);
        this.#put(key, gathered);
      }
    }
    if (gathered) gathered.campaignId = campaignId;
    return gathered;
  }

  #takeOut(keys: readonly string[], campaignId: string, keepsApart: boolean): Block {
    const block = emptyBlock(campaignId);
    for (const key of keys) {
      const before = this.#blockOf.get(key);
      if (before && before !== block) {
        before.members.delete(key);
        if (keepsApart) for (const [other, decisionId] of before.apart) keepApart(block, other, decisionId);
        if (before.members.size === 0) forget(before);
      }
      this.#put(key, block);
    }
    return block;
  }

  /** What stayed apart from either stays apart from both; that they were apart from one another is over. */
  #unite(into: Block, from: Block): Block {
    if (into === from) return into;
    for (const key of from.members) this.#put(key, into);
    for (const [other, decisionId] of from.apart) if (other !== into) keepApart(into, other, into.apart.get(other) ?? decisionId);
    forget(from);
    return into;
  }

  #put(key: string, block: Block): void {
    block.members.add(key);
    this.#blockOf.set(key, block);
  }
}

function keysOf(variants: readonly DecidedVariant[], campaignId: string): string[] {
  return variants.filter((one) => one.campaignId === campaignId).map(({ key }) => key);
}

function emptyBlock(campaignId: string): Block {
  return { members: new Set(), campaignId, apart: new Map() };
}

function keepApart(a: Block, b: Block, decisionId: string): void {
  a.apart.set(b, decisionId);
  b.apart.set(a, decisionId);
}

function forget(block: Block): void {
  for (const other of block.apart.keys()) other.apart.delete(block);
  block.apart.clear();
}
