import type { FeedColumns } from '../../model/variant-graph.ts';

/**
 * How a site is used in the feed, for sites that no list knows. `service`: like a shortener, by many and for anything.
 * `short_links`: short name and one-token paths, so it may be a shortener. `own`: one party's, as far as can be seen.
 */
export type SiteUse = 'service' | 'short_links' | 'own';

interface Use {
  readonly families: Set<number>;
  readonly brands: Set<number>;
  readonly urls: Set<number>;
  readonly topics: Map<number, number>;
  tokens: number;
}

/** Longest name of a shortener that is seen as one by its looks, ending included: `mbltext.com`, `sprch.co`. */
const shortName = 11;
/** A service serves at least this many text families, and two brands. */
const serviceFamilies = 4;

/** Judges each short-named site by all the links of the feed. `familyOf` names the text family of each wording. */
export function siteUses(graph: FeedColumns, familyOf: Int32Array): ReadonlyMap<string, SiteUse> {
  const { wordingOf, brandOf, topicOf, heldFrom, held, values } = graph;
  const uses = new Map<string, Use>();
  const short = Uint8Array.from(values, ({ kind, site }) => (kind === 'same_url' && site !== null && site.length <= shortName ? 1 : 0));
  for (let v = 0; v < wordingOf.length; v++) {
    for (let at = heldFrom[v] as number; at < (heldFrom[v + 1] as number); at++) {
      const url = held[at] as number;
      const value = values[url];
      if (short[url] === 0 || !value?.site) continue;
      const use = uses.get(value.site) ?? { families: new Set(), brands: new Set(), urls: new Set(), topics: new Map(), tokens: 0 };
      uses.set(value.site, use);
      const family = familyOf[wordingOf[v] as number] as number;
      use.families.add(family);
      if ((brandOf[v] as number) >= 0) use.brands.add(brandOf[v] as number);
      if ((topicOf[v] as number) >= 0) use.topics.set(family, topicOf[v] as number);
      if (!use.urls.has(url) && isToken(value.value)) use.tokens++;
      use.urls.add(url);
    }
  }
  return new Map([...uses].map(([site, use]) => [site, judge(use)]));
}

function judge(use: Use): SiteUse {
  const { families, brands, urls, tokens } = use;
  if (tokens / urls.size <= 0.6) return 'own';
  if (hasOneTheme(use)) return 'own';
  return families.size >= serviceFamilies && urls.size >= serviceFamilies && brands.size >= 2 ? 'service' : 'short_links';
}

/** At least half of the wordings are about one and the same thing: a crew's own short domain. */
function hasOneTheme({ families, topics }: Use): boolean {
  return topics.size >= 2 && new Set(topics.values()).size === 1 && topics.size >= families.size / 2;
}

/** A path of one token that names a target, as shorteners make them. */
function isToken(url: string): boolean {
  return /^[^/]+\/(?:\w{1,2}\/)?[\w~.-]{2,12}\/?$/.test(url);
}
