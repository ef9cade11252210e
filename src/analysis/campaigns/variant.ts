import type { Link } from '../../model/link.ts';

/** A link as campaign evidence: `site` is what one crew controls (a registrable domain, or a free host's subdomain). */
export interface VariantLink {
  readonly url: Link['url'];
  readonly site: string;
  /** True for shorteners, popular sites, official domains, chat services: the site joins nothing, a full URL may. */
  readonly shared: boolean;
  /** True for pages of popular and official sites, which anybody may link to. */
  readonly publicPage: boolean;
  readonly hasPath: boolean;
}

/** All reports of one normalised text: the node of the campaign graph. Equal normalised texts are one variant. */
export interface Variant {
  /** Hash of the normalised text: the same in every workspace. */
  readonly key: string;
  /** The script as letters alone (`scriptLetters`). */
  readonly letters: string;
  readonly language: string;
  readonly brand: string | null;
  /** What it is about, as the classifier sees it: a scam type or a finer name. */
  readonly topic: string | null;
  readonly links: readonly VariantLink[];
  readonly phones: readonly string[];
  readonly handles: readonly string[];
  readonly emails: readonly string[];
  readonly bankDetails: readonly string[];
  readonly cryptoAddresses: readonly string[];
  /** Sender ids (`tel:…`, `name:…`). */
  readonly senders: readonly string[];
  /** Milliseconds UTC of the first and last report, null when no report has a time. */
  readonly first: number | null;
  readonly last: number | null;
}
