/** A link as found and read, never visited. Hosts are lower case and in ASCII (punycode). */
export interface Link {
  /** Canonical form: scheme, ASCII host, path and query as written. */
  readonly url: string;
  readonly scheme: string;
  readonly host: string;
  /** Registrable domain (public suffix list, private suffixes included), or the IP address. */
  readonly domain: string;
  readonly suffix: string;
  readonly path: string;
  /** How the link was bent, if it was: `defanged`, `spaced`, `unicode dots`, `lookalike letters`, `userinfo`, `idn`, … */
  readonly bends: readonly string[];
}

/** What a host is by the shipped lists: shared services never join two campaigns. */
export const hostClasses = ['shortener', 'free_host', 'popular', 'official', 'chat', 'own'] as const;
export type HostClass = (typeof hostClasses)[number];
