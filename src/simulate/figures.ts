/** The figures of the paper that the twin is set to, as they stand in `data/paper-7726.json`. Counts of texts and senders are unique ones. */
export interface PaperFigures {
  readonly reports: {
    readonly total: number;
    readonly calls: number;
    readonly urlOnly: number;
    readonly urlOnlyUnique: number;
    readonly sms: number;
    readonly uniqueTexts: number;
  };
  readonly period: { readonly firstDay: string; readonly lastDay: string; readonly lifetimesObservedUntil: string };
  readonly weeklyReportsThousands: readonly number[];
  readonly reportTimeMedianLocal: Readonly<Record<string, string>>;
  readonly classUniqueTexts: Readonly<Record<'otp' | 'spam' | 'scam' | 'unknown', ByUrl>>;
  readonly scamTypeUniqueTexts: Readonly<Record<string, ByUrl>>;
  readonly senderIdsUnique: Readonly<Record<SenderKindName, { readonly reports: number; readonly scams: number }>>;
  readonly senderIdsUniqueByType: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly commonSenders: { readonly order: readonly string[]; readonly lower: readonly (readonly number[])[] };
  readonly countriesPct: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly numberLifetime: {
    readonly medianDays: number;
    readonly aliveAfterDays: Readonly<Record<string, number>>;
    readonly medianWeeksByType: Readonly<Record<string, number>>;
  };
  readonly operators: readonly {
    readonly name: string;
    readonly country: string;
    readonly kind: string;
    readonly current: number;
    readonly original: number;
  }[];
  readonly shortenersUniqueUrls: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly registrarsPct: Readonly<Record<string, number>>;
  readonly tldsUniqueUrls: Readonly<Record<string, number>>;
  readonly hosting: {
    readonly uniqueIps: number;
    readonly cloudflareIps: number;
    readonly ukIps: number;
    readonly as: Readonly<Record<string, number>>;
    readonly countries: Readonly<Record<string, number>>;
  };
  readonly domainNames: { readonly withDictionaryWordPct: number; readonly brandTypoPct: number };
  readonly domainLifetime: {
    readonly medianDays: number;
    readonly aliveAfterDays: Readonly<Record<string, number>>;
    readonly medianDaysByType: Readonly<Record<string, number>>;
    readonly aliveAfter100DaysPctByType: Readonly<Record<string, number>>;
  };
}

interface ByUrl {
  readonly withUrl: number;
  readonly withoutUrl: number;
}

export type SenderKindName = 'phone' | 'alphanumeric' | 'email' | 'short_code';
