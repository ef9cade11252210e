import type { DrawMethod, Opinion } from '../model/opinion.ts';
import type { MessageClass } from '../model/verdict.ts';

export interface NewSample {
  readonly by: DrawMethod;
  readonly messageClass?: MessageClass;
  /** 384 unless told: what an interval of five points at 95 % asks for. */
  readonly size?: number;
  readonly seed?: number;
  readonly name?: string;
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
