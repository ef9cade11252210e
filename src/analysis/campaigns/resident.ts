import type { Evidence } from '../../model/campaign.ts';
import type { SharedValue, VariantGraph } from '../../model/variant-graph.ts';
import { sketchLength } from '../../model/variant-graph.ts';
import { scriptLetters } from '../text/script.ts';
import { BandIndex, bandKeys } from './candidates.ts';
import { clusterGraph } from './cluster.ts';
import { Commonness } from './commonness.ts';
import { Holders } from './holders.ts';
import { shingles } from './shingles.ts';
import { atOnce, forEach, listsOf, placesOf, type Sliced } from './slices.ts';

/** A feed as it stands: its graph with all values, and who is who in it. */
export interface ResidentFeed extends Omit<VariantGraph, 'letters' | 'campaignsHolding'> {
  /** By wording. */
  readonly scripts: readonly string[];
  readonly wordingKeys: readonly string[];
  /** {@link sketchLength} band keys of each wording, one wording after another. */
  readonly sketches: Uint32Array;
  readonly variantKeys: readonly string[];
  /** By variant: number of its campaign, -1 for none. */
  readonly previousOf: Int32Array;
  readonly campaignIds: readonly string[];
  /** Numbers of the campaigns that analysts keep apart from another. */
  readonly parted?: ReadonlySet<number>;
}

/** A variant as one report brings it. */
export interface ArrivedVariant {
  readonly key: string;
  readonly wordingKey: string;
  readonly script: string;
  readonly brand: string | null;
  readonly topic: string | null;
  readonly language: string | null;
  /** Milliseconds UTC of the report, null when it has no time. */
  readonly at: number | null;
  readonly values: readonly SharedValue[];
}

/** Two variants held to belong together, by key. */
export interface KeyedJoin {
  readonly a: string;
  readonly b: string;
  readonly bits: number;
  readonly evidence: readonly Evidence[];
}

/** Where a variant belongs. */
export interface Placement {
  readonly campaignId: string;
  /** `known`: the text was there before; `joined`: it belongs to a known campaign; `new`: it begins one. */
  readonly how: 'known' | 'joined' | 'new';
  /** What it was joined by. Empty for `known`, for `new`, and for one more text of a known wording. */
  readonly joins: readonly KeyedJoin[];
  /** Band keys of the wording. */
  readonly sketch: Uint32Array;
}

/** So many known wordings and, of each value, holders in so many campaigns are looked at for a new variant. */
const mostWordings = 6;
const mostHolders = 5;
/** Variants of one wording that are looked through for the campaigns it is in. */
const mostOfWording = 64;
/** Wordings by which it is told what is common. */
const sampled = 20_000;

/** The campaigns of a feed in memory, to place one new variant at a time among them in a few milliseconds. */
export class ResidentCampaigns {
  readonly #commonness: Commonness;
  readonly #variants: Map<string, number>;
  readonly #wordings: Map<string, number>;
  readonly #keys: string[];
  readonly #scripts: string[];
  readonly #wordingOf: number[];
  readonly #firstOf: number[];
  readonly #nextOf: number[];
  readonly #campaignOf: number[];
  readonly #campaignIds: string[];
  readonly #taken: Set<string>;
  readonly #parted: ReadonlySet<number>;
  readonly #brands: Names;
  readonly #topics: Names;
  readonly #languages: Names;
  readonly #brandOf: number[];
  readonly #topicOf: number[];
  readonly #languageOf: number[];
  readonly #first: number[];
  readonly #last: number[];
  readonly #holders: Holders;
  /** Band keys of the wordings of the feed, one wording after another, and of those that came since. */
  readonly #known: Uint32Array;
  readonly #added: Uint32Array[] = [];
  #index: BandIndex;
  #room: number;

  /** The campaigns of a feed, made in slices: some seconds of work for a million reports. */
  static *building(feed: ResidentFeed): Sliced<ResidentCampaigns> {
    const { scripts, variantKeys, wordingKeys, wordingOf, previousOf, brandOf, topicOf, languageOf, first, last } = feed;
    const common: Uint32Array[] = [];
    yield* forEach(Math.min(sampled, scripts.length), (at) => {
      common.push(shingles(scriptLetters(scripts[at] as string)));
    });
    const campaigns = new ResidentCampaigns(feed, {
      commonness: Commonness.of(common),
      variants: yield* placesOf(variantKeys, (key) => key),
      wordings: yield* placesOf(wordingKeys, (key) => key),
      lists: yield* listsOf([wordingOf, previousOf, brandOf, topicOf, languageOf, first, last]),
      holders: yield* Holders.building(feed, mostHolders),
    });
    yield* campaigns.#indexing();
    return campaigns;
  }

  private constructor(feed: ResidentFeed, { commonness, variants, wordings, lists, holders }: Prepared) {
    this.#commonness = commonness;
    this.#keys = [...feed.variantKeys];
    this.#variants = variants;
    this.#wordings = wordings;
    this.#scripts = [...feed.scripts];
    const columns = lists as readonly [number[], number[], number[], number[], number[], number[], number[]];
    [this.#wordingOf, this.#campaignOf, this.#brandOf, this.#topicOf, this.#languageOf, this.#first, this.#last] = columns;
    this.#campaignIds = [...feed.campaignIds];
    this.#taken = new Set(feed.campaignIds);
    this.#parted = feed.parted ?? new Set();
    [this.#brands, this.#topics, this.#languages] = [new Names(feed.brands), new Names(feed.topics), new Names(feed.languages)];
    this.#firstOf = new Array<number>(feed.scripts.length).fill(-1);
    this.#nextOf = new Array<number>(this.#keys.length).fill(-1);
    for (let v = this.#keys.length - 1; v >= 0; v--) this.#chain(v);
    this.#holders = holders;
    this.#known = feed.sketches;
    this.#room = roomFor(this.#scripts.length);
    this.#index = new BandIndex(this.#room, sketchLength);
  }

  get variants(): number {
    return this.#keys.length;
  }

  /** Says where a variant belongs, and counts it in from then on. */
  place(variant: ArrivedVariant): Placement {
    const known = this.#variants.get(variant.key);
    const sketch = this.#sketchOf(variant);
    if (known !== undefined && (this.#campaignOf[known] as number) >= 0) {
      this.#seeAgain(known, variant);
      return { campaignId: this.#campaignIds[this.#campaignOf[known] as number] as string, how: 'known', joins: [], sketch };
    }
    const chosen = this.#choose(variant, sketch);
    const { groupOf, joins } = clusterGraph(this.#part(chosen, variant), {
      commonness: this.#commonness,
      campaignOf: Int32Array.from([...chosen.map((v) => this.#campaignOf[v] as number), -1]),
      parted: this.#parted,
    });
    const group = groupOf[chosen.length];
    const mate = chosen.find((_, at) => groupOf[at] === group);
    const campaign = mate === undefined ? this.#newCampaign(variant.key) : (this.#campaignOf[mate] as number);
    this.#admit(variant, sketch, campaign);
    const keys = [...chosen.map((v) => this.#keys[v] as string), variant.key];
    return {
      campaignId: this.#campaignIds[campaign] as string,
      how: mate === undefined ? 'new' : 'joined',
      joins: joins
        .filter(({ a, b }) => (a === chosen.length || b === chosen.length) && groupOf[a] === group)
        .map(({ a, b, bits, evidence }) => ({ a: keys[a] as string, b: keys[b] as string, bits, evidence })),
      sketch,
    };
  }

  /** A variant that is there: its time grows, and what it newly holds. */
  #seeAgain(v: number, { at, values }: ArrivedVariant): void {
    if (at !== null && !(at >= (this.#first[v] as number))) this.#first[v] = at;
    if (at !== null && !(at <= (this.#last[v] as number))) this.#last[v] = at;
    this.#holders.add(v, this.#campaignOf[v] as number, values);
  }

  #sketchOf({ wordingKey, script }: ArrivedVariant): Uint32Array {
    const known = this.#wordings.get(wordingKey);
    return known === undefined ? bandKeys(shingles(scriptLetters(script))).slice(0, sketchLength) : this.#sketchAt(known);
  }

  /** The known variants worth looking at: of like wording, one for each campaign, and holders of the same values. */
  #choose({ wordingKey, values }: ArrivedVariant, sketch: Uint32Array): number[] {
    const own = this.#wordings.get(wordingKey);
    const near = new Set(this.#index.meet(sketch, mostWordings));
    if (own !== undefined) near.add(own);
    const chosen = new Set<number>();
    for (const wording of near) {
      const campaigns = new Set<number>();
      let seen = 0;
      for (let v = this.#firstOf[wording] as number; v >= 0 && seen < mostOfWording; v = this.#nextOf[v] as number, seen++) {
        const campaign = this.#campaignOf[v] as number;
        if (campaign < 0 || campaigns.has(campaign)) continue;
        campaigns.add(campaign);
        chosen.add(v);
      }
    }
    for (const value of values) if (value.kind !== 'same_service') for (const v of this.#holders.of(value)) chosen.add(v);
    return [...chosen].sort((a, b) => a - b);
  }

  /** The graph of the chosen variants and, last, of the new one. */
  #part(chosen: readonly number[], variant: ArrivedVariant): VariantGraph {
    const numbers = new Map<string, number>();
    const values: SharedValue[] = [];
    const numberOf = (value: SharedValue) => {
      const name = `${value.kind} ${value.value}`;
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, values.length);
      return values.push(value) - 1;
    };
    const own = [...new Set(variant.values.map(numberOf))];
    const shared = new Set(values.map(({ kind, value }) => `${kind} ${value}`));
    // Of the senders of a known text only those count that the new one has too: it may have thousands.
    const counts = (value: SharedValue) =>
      value.kind === 'same_sender' || value.kind === 'same_service' ? shared.has(`${value.kind} ${value.value}`) : true;
    const held = [...chosen.map((v) => [...new Set(this.#holders.heldBy(v).filter(counts).map(numberOf))]), own];
    const heldFrom = new Int32Array(held.length + 1);
    held.forEach((list, at) => {
      heldFrom[at + 1] = (heldFrom[at] as number) + list.sort((a, b) => a - b).length;
    });
    const wordings = [...new Set(chosen.map((v) => this.#wordingOf[v] as number))];
    const places = new Map(wordings.map((wording, place) => [wording, place]));
    const mine = this.#wordings.get(variant.wordingKey);
    const mineAt = (mine === undefined ? undefined : places.get(mine)) ?? wordings.length;
    const letters = wordings.map((wording) => scriptLetters(this.#scripts[wording] as string));
    if (mineAt === wordings.length) letters.push(scriptLetters(variant.script));
    const column = (of: readonly number[], last: number) => Int32Array.from([...chosen.map((v) => of[v] as number), last]);
    const times = (of: readonly number[]) => Float64Array.from([...chosen.map((v) => of[v] as number), variant.at ?? Number.NaN]);
    return {
      wordingOf: Int32Array.from([...chosen.map((v) => places.get(this.#wordingOf[v] as number) as number), mineAt]),
      letters,
      brandOf: column(this.#brandOf, this.#brands.of(variant.brand)),
      brands: this.#brands.list,
      topicOf: column(this.#topicOf, this.#topics.of(variant.topic)),
      topics: this.#topics.list,
      languageOf: column(this.#languageOf, this.#languages.of(variant.language)),
      languages: this.#languages.list,
      first: times(this.#first),
      last: times(this.#last),
      values,
      heldFrom,
      held: Int32Array.from(held.flat()),
      campaignsHolding: Int32Array.from(values, (value) => this.#holders.campaigns(value)),
    };
  }

  #newCampaign(key: string): number {
    const short = `C-${key.slice(0, 10)}`;
    const id = this.#taken.has(short) ? `C-${key}` : short;
    this.#taken.add(id);
    return this.#campaignIds.push(id) - 1;
  }

  #admit(variant: ArrivedVariant, sketch: Uint32Array, campaign: number): void {
    let wording = this.#wordings.get(variant.wordingKey);
    if (wording === undefined) {
      wording = this.#scripts.push(variant.script) - 1;
      this.#wordings.set(variant.wordingKey, wording);
      this.#firstOf.push(-1);
      this.#added.push(sketch);
      if (this.#scripts.length > this.#room) {
        this.#room = roomFor(this.#scripts.length);
        this.#index = new BandIndex(this.#room, sketchLength);
        atOnce(this.#indexing());
      } else this.#index.put(wording, sketch);
    }
    const known = this.#variants.get(variant.key);
    const v = known ?? this.#keys.push(variant.key) - 1;
    this.#variants.set(variant.key, v);
    this.#wordingOf[v] = wording;
    this.#campaignOf[v] = campaign;
    this.#brandOf[v] = this.#brands.of(variant.brand);
    this.#topicOf[v] = this.#topics.of(variant.topic);
    this.#languageOf[v] = this.#languages.of(variant.language);
    [this.#first[v], this.#last[v]] = [variant.at ?? Number.NaN, variant.at ?? Number.NaN];
    if (known === undefined) this.#chain(v);
    this.#holders.add(v, campaign, variant.values);
  }

  /** Puts a variant at the head of its wording's chain. */
  #chain(v: number): void {
    const wording = this.#wordingOf[v] as number;
    this.#nextOf[v] = this.#firstOf[wording] as number;
    this.#firstOf[wording] = v;
  }

  #sketchAt(wording: number): Uint32Array {
    const from = wording * sketchLength;
    return from < this.#known.length
      ? this.#known.subarray(from, from + sketchLength)
      : (this.#added[wording - this.#known.length / sketchLength] as Uint32Array);
  }

  #indexing(): Sliced<void> {
    return forEach(this.#scripts.length, (wording) => this.#index.put(wording, this.#sketchAt(wording)));
  }
}

/** What the campaigns of a feed are made of that takes long to make. */
interface Prepared {
  readonly commonness: Commonness;
  readonly variants: Map<string, number>;
  readonly wordings: Map<string, number>;
  /** Of each variant: wording, campaign, brand, topic, language, first and last. */
  readonly lists: readonly number[][];
  readonly holders: Holders;
}

function roomFor(wordings: number): number {
  return Math.ceil(wordings * 1.25) + 20_000;
}

/** A list of names that grows; -1 stands for none. */
class Names {
  readonly list: string[];
  readonly #places: Map<string, number>;

  constructor(names: readonly string[]) {
    this.list = [...names];
    this.#places = new Map(names.map((name, place) => [name, place]));
  }

  of(name: string | null): number {
    if (name === null) return -1;
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const place = this.list.push(name) - 1;
    this.#places.set(name, place);
    return place;
  }
}
