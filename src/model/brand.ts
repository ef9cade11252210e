/** A brand that scam texts imitate, as it stands in the catalogue. */
export interface Brand {
  readonly id: string;
  readonly name: string;
  readonly sector: string;
  /** ISO 3166 alpha-2, or `ZZ` for everywhere. */
  readonly countries: readonly string[];
  readonly aliases: readonly string[];
  readonly senders: readonly string[];
  /** Official registrable domains. */
  readonly domains: readonly string[];
  /** True when the bare name is an ordinary word and needs a second signal. */
  readonly ambiguous: boolean;
}
