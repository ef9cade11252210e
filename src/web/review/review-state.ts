import type { NewLabel, ReviewText } from '../../api/review.ts';
import type { Ask, Lure } from '../../model/verdict.ts';

/** What is asked of the text at hand, in this order; topic only of what is among `others`, the others after class only of scams. */
export type Step = 'class' | 'type' | 'topic' | 'lures' | 'asks' | 'brand';

/** What is being said of the text at hand; null until its class is said. */
export interface Draft extends NewLabel {
  readonly lures: readonly Lure[] | null;
  readonly asks: readonly Ask[] | null;
}

/** What has to reach the server: a label, or that it is taken back (null). They are sent in their order. */
export interface Change {
  readonly textId: string;
  readonly label: NewLabel | null;
}

/** One person working through one sample. */
export interface ReviewState {
  readonly texts: readonly ReviewText[];
  readonly labels: ReadonlyMap<string, NewLabel>;
  readonly at: number;
  readonly step: Step;
  readonly draft: Draft | null;
  /** The first figure of a number that may have two. */
  readonly figure: '1' | null;
  readonly isNoting: boolean;
  readonly isGuessShown: boolean;
  readonly areKeysShown: boolean;
  /** What was labelled in this session, each with what the person had said of that text before. */
  readonly said: readonly { readonly textId: string; readonly before: NewLabel | null }[];
  /** Texts left for another time. */
  readonly skipped: ReadonlySet<string>;
  /** Nothing is left but what was skipped, or nothing at all. */
  readonly isOver: boolean;
  /** What there is to say of the last answer. */
  readonly message: string;
  /** What the last answer changed. */
  readonly changes: readonly Change[];
}

export function beginReview(texts: readonly ReviewText[]): ReviewState {
  const labels = new Map(texts.flatMap(({ textId, mine }) => (mine ? [[textId, labelOf(mine)] as const] : [])));
  const state: ReviewState = {
    texts,
    labels,
    at: 0,
    step: 'class',
    draft: null,
    figure: null,
    isNoting: false,
    isGuessShown: false,
    areKeysShown: false,
    said: [],
    skipped: new Set(),
    isOver: false,
    message: '',
    changes: [],
  };
  const at = nextOpen(state, 0);
  return at < 0 ? { ...state, isOver: true } : { ...state, at };
}

/** The fields that a person says, without who and when. */
function labelOf({ messageClass, scamType, topic, brand, lures, asks, note }: NewLabel): NewLabel {
  return { messageClass, scamType, topic, brand, lures, asks, note };
}

export function textOf({ texts, at }: ReviewState): ReviewText | null {
  return texts[at] ?? null;
}

/** Goes to a text, whatever was said of it. */
export function goTo(state: ReviewState, at: number): ReviewState {
  return { ...state, at, step: 'class', draft: null, figure: null, isNoting: false, isGuessShown: false, isOver: false, changes: [] };
}

/** Goes on to the next text without a label that was not skipped. */
export function goOn(state: ReviewState): ReviewState {
  const after = nextOpen(state, state.at + 1);
  const next = after >= 0 ? after : nextOpen(state, 0);
  if (next >= 0) return { ...goTo(state, next), changes: state.changes };
  return { ...goTo(state, state.at), isOver: true, changes: state.changes };
}

/** Sets what is said of the text at hand, and has it kept. */
export function say(state: ReviewState, label: NewLabel, step: Step): ReviewState {
  const text = textOf(state);
  if (text === null) return state;
  const { textId } = text;
  const isFirst = state.draft === null;
  return {
    ...state,
    draft: label,
    step,
    figure: null,
    message: '',
    labels: new Map(state.labels).set(textId, label),
    skipped: new Set([...state.skipped].filter((one) => one !== textId)),
    said: isFirst ? [...state.said, { textId, before: state.labels.get(textId) ?? null }] : state.said,
    changes: [...state.changes, { textId, label }],
  };
}

/** Takes back the last label of this session: what had been said before stands again. */
export function takeBack(state: ReviewState): ReviewState {
  const last = state.said.at(-1);
  if (!last) return { ...state, message: 'There is nothing of this session to take back.' };
  const labels = new Map(state.labels);
  if (last.before) labels.set(last.textId, last.before);
  else labels.delete(last.textId);
  const at = state.texts.findIndex(({ textId }) => textId === last.textId);
  return {
    ...goTo(state, at),
    labels,
    said: state.said.slice(0, -1),
    message: last.before ? 'Taken back; as before.' : 'Taken back.',
    changes: [{ textId: last.textId, label: last.before }],
  };
}

/** Leaves the text for another time. */
export function skip(state: ReviewState): ReviewState {
  const text = textOf(state);
  if (!text) return state;
  const isOpen = !state.labels.has(text.textId);
  return goOn({
    ...state,
    message: isOpen ? 'Left for later.' : '',
    skipped: isOpen ? new Set(state.skipped).add(text.textId) : state.skipped,
  });
}

/** Brings the skipped texts back. */
export function takeUpSkipped(state: ReviewState): ReviewState {
  return goOn({ ...state, skipped: new Set(), at: -1, message: '' });
}

function nextOpen({ texts, labels, skipped }: ReviewState, from: number): number {
  return texts.findIndex(({ textId }, at) => at >= from && !labels.has(textId) && !skipped.has(textId));
}
