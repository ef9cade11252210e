import type { DrawMethod, Opinion, Sample } from '../model/opinion.ts';
import type { PageQuery } from '../model/page.ts';
import type { MessageClass } from '../model/verdict.ts';

export interface NewSample {
  readonly by: DrawMethod;
  readonly messageClass?: MessageClass;
  /** 384 unless told: what an interval of five points at 95 % asks for. */
  readonly size?: number;
  readonly seed?: number;
  readonly name?: string;
}

/** A sample as drawn, with why it has that size. */
export interface DrawnSample extends Sample {
  /** How many texts there were to draw from. */
  readonly population: number;
  /** In words; null where nothing can be inferred from the sample to all texts. */
  readonly reason: string | null;
}

export interface SampleTextsQuery extends PageQuery {
  /** True leaves out what the person at the page has labelled. */
  readonly open?: boolean;
}

/** A text of a review queue, with what the person at the page said of it before. */
export interface ReviewText {
  readonly textId: string;
  readonly text: string;
  readonly reports: number;
  readonly senders: readonly string[];
  readonly place: number;
  readonly mine: (Opinion & { readonly note: string | null; readonly labelledAt: number }) | null;
  /** What the embedded classifier says; the page hides it until it is asked for. */
  readonly guess: { readonly messageClass: MessageClass; readonly scamType: string | null; readonly brand: string | null };
}

/** A label as it is given; who and when the server adds. */
export interface NewLabel extends Opinion {
  readonly note: string | null;
}

/** How two raters, or a person and a classifier, agree on one question. */
export interface AgreementRow {
  readonly a: string;
  readonly b: string;
  readonly question: 'class' | 'type' | 'brand' | 'lures' | 'asks';
  readonly texts: number;
  readonly agreed: number | null;
  readonly kappa: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly f1: { readonly value: number; readonly low: number; readonly high: number } | null;
}

/** How the people and classifiers that spoke of a sample agree. */
export interface Agreement {
  readonly sample: Sample;
  readonly labelled: readonly { readonly person: string; readonly texts: number }[];
  /** Krippendorff's alpha of all people over the classes; null with fewer than two. */
  readonly alpha: number | null;
  readonly rows: readonly AgreementRow[];
}

/** A brand of the catalogue. */
export interface BrandRow {
  readonly id: string;
  readonly name: string;
  readonly sector: string;
}

/** What an analyst asks for of a name of scams, with the name as typed. */
export type TypeRequest =
  | { readonly action: 'merge'; readonly name: string; readonly into: string }
  | { readonly action: 'promote'; readonly name: string }
  | { readonly action: 'undo'; readonly name: string };
