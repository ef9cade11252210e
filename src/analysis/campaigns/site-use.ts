import type { Variant } from './variant.ts';

/**
 * How a site is used in the feed, for sites that no list knows. `service`: like a shortener, by many and for anything.
 * `short_links`: short name and one-token paths, so it may be a shortener. `own`: one party's, as far as can be seen.
 */
export type SiteUse = 'service' | 'short_links' | 'own';

interface Use {
  readonly families: Set<number>;
  readonly brands: Set<string>;
  readonly urls: Set<string>;
  readonly topics: Map<number, string>;
  tokens: number;
}

/** Longest name of a shortener that is seen as one by its looks, ending included: `mbltext.com`, `sprch.co`. */
const shortName = 11;
/** A service serves at least this many text families, and two brands. */
const serviceFamilies = 4;

/** Judges each site by all the links of the feed. `familyOf` names the text family of a variant by index. */
export function siteUses(variants: readonly Variant[], familyOf: readonly number[]): ReadonlyMap<string, SiteUse> {
  const uses = new Map<string, Use>();
  variants.forEach((variant, index) => {
    for (const link of variant.links) {
      if (link.shared || !link.hasPath) continue;
      const use = uses.get(link.site) ?? { families: new Set(), brands: new Set(), urls: new Set(), topics: new Map(), tokens: 0 };
      uses.set(link.site, use);
      const family = familyOf[index] ?? 0;
      use.families.add(family);
      if (variant.brand) use.brands.add(variant.brand);
      if (variant.topic) use.topics.set(family, variant.topic);
      if (!use.urls.has(link.url) && isToken(link.url)) use.tokens++;
      use.urls.add(link.url);
    }
  });
  return new Map([...uses].map(([site, use]) => [site, judge(site, use)]));
}

function judge(site: string, use: Use): SiteUse {
  const { families, brands, urls, tokens } = use;
  if (site.length > shortName || tokens / urls.size <= 0.6) return 'own';
  if (hasOneTheme(use)) return 'own';
  return families.size >= serviceFamilies && urls.size >= serviceFamilies && brands.size >= 2 ? 'service' : 'short_links';
}

/** At least half of the wordings are about one and the same thing: a crew's own short domain. */
function hasOneTheme({ families, topics }: Use): boolean {
  return topics.size >= 2 && new Set(topics.values()).size === 1 && topics.size >= families.size / 2;
}

/** A path of one token that names a target, as shorteners make them. */
function isToken(url: string): boolean {
  return /^https?:\/\/[^/]+\/(?:\w{1,2}\/)?[\w~.-]{2,12}\/?$/.test(url);
}
