import type { NewLabel } from '../../api/review.ts';
import { askKeys, classKeys, lureKeys } from '../../model/labelling.ts';
import { asks, lures, type MessageClass, type ScamType, scamTypes } from '../../model/verdict.ts';
import { goOn, goTo, type ReviewState, type Step, say, skip, takeBack, takeUpSkipped, textOf } from './review-state.ts';

/** Steps that are answered by writing; keys there are letters. */
export const writtenSteps: readonly Step[] = ['topic', 'brand'];

/** What a key does that is no answer: the same at every question but for those that are written. */
export const commandKeys = {
  z: 'take back the last label',
  w: 'write a note on the text',
  g: 'show or hide what the classifier says',
  '?': 'show or hide the keys',
  q: 'leave; all that was said is kept',
} as const;

/** Takes a key as the keyboard gives it. The state is the very same where the key means nothing here. */
export function pressKey(before: ReviewState, pressed: string): ReviewState {
  const key = pressed.length === 1 ? pressed.toLowerCase() : pressed;
  const state = { ...before, changes: [] };
  if (key === '?') return { ...state, areKeysShown: !state.areKeysShown };
  if (key === 'Escape' && state.areKeysShown) return { ...state, areKeysShown: false };
  if (key === 'z') return takeBack(state);
  if (state.isOver) return key === 'Enter' && state.skipped.size > 0 ? takeUpSkipped(state) : key === 'b' ? goBack(state) : before;
  if (key === 'g') return { ...state, isGuessShown: !state.isGuessShown };
  if (key === 'w') return { ...state, isNoting: true };
  if (key === 'b' || key === '<' || key === 'Escape') return goBack(state);
  return answered(state, key) ?? before;
}

function answered(state: ReviewState, key: string): ReviewState | null {
  switch (state.step) {
    case 'class':
      return classAnswer(state, key);
    case 'type':
      return typeAnswer(state, key);
    case 'lures':
      return key === 'Enter'
        ? leaveList(state, 'lures')
        : Object.hasOwn(lureKeys, key)
          ? toggleLure(state, key)
          : wrong(state, key, lureKeys);
    case 'asks':
      return key === 'Enter' ? leaveList(state, 'asks') : Object.hasOwn(askKeys, key) ? toggleAsk(state, key) : wrong(state, key, askKeys);
    default:
      return null;
  }
}

function classAnswer(state: ReviewState, key: string): ReviewState | null {
  if (key === 'n') return skip(state);
  const text = textOf(state);
  if (key === 'Enter' && text && state.labels.has(text.textId)) return goOn({ ...state, message: '' });
  const messageClass = Object.hasOwn(classKeys, key) ? classKeys[key] : undefined;
  return messageClass ? sayClass(state, messageClass) : wrong(state, key, classKeys);
}

/** Says the class; what was said before of the type and the rest stays to be gone through again, where it was a scam. */
function sayClass(state: ReviewState, messageClass: MessageClass): ReviewState {
  const text = textOf(state);
  if (!text) return state;
  const before = state.draft ?? state.labels.get(text.textId) ?? null;
  const note = before?.note ?? null;
  if (messageClass !== 'scam') {
    const label: NewLabel = { messageClass, scamType: null, topic: null, brand: null, lures: [], asks: null, note };
    return finished(say(state, label, 'class'));
  }
  const kept = before?.messageClass === 'scam' ? before : { scamType: null, topic: null, brand: null, lures: null, asks: null };
  return say(state, { ...kept, messageClass, note }, 'type');
}

function typeAnswer(state: ReviewState, key: string): ReviewState | null {
  if (key === 'Enter') {
    if (state.figure) return sayType(state, 'wrong_number');
    const kept = state.draft?.scamType;
    return kept ? sayType(state, kept) : { ...state, message: `Say a number from 1 to ${scamTypes.length}.` };
  }
  if (!/^\d$/.test(key)) return key.length === 1 ? { ...state, message: `Say a number from 1 to ${scamTypes.length}.` } : null;
  if (state.figure === null && key === '1') return { ...state, figure: '1', message: '' };
  const type = scamTypes[Number(`${state.figure ?? ''}${key}`) - 1];
  return type ? sayType(state, type) : { ...state, figure: null, message: `Say a number from 1 to ${scamTypes.length}.` };
}

export function sayType(state: ReviewState, scamType: ScamType): ReviewState {
  if (!state.draft) return state;
  const isSame = state.draft.scamType === scamType;
  const topic = scamType === 'others' ? (isSame ? state.draft.topic : null) : scamType;
  return say(state, { ...state.draft, scamType, topic }, scamType === 'others' ? 'topic' : 'lures');
}

/** What a story among the others is called; empty for nothing. */
export function sayTopic(state: ReviewState, typed: string): ReviewState {
  return state.draft ? say({ ...state, changes: [] }, { ...state.draft, topic: typed.trim().slice(0, 60) || null }, 'lures') : state;
}

function toggleLure(state: ReviewState, key: string): ReviewState {
  const chosen = new Set(state.draft?.lures ?? []);
  const lure = lureKeys[key];
  if (!state.draft || !lure) return state;
  if (!chosen.delete(lure)) chosen.add(lure);
  return { ...state, draft: { ...state.draft, lures: lures.filter((one) => chosen.has(one)) }, message: '' };
}

function toggleAsk(state: ReviewState, key: string): ReviewState {
  const chosen = new Set(state.draft?.asks ?? []);
  const ask = askKeys[key];
  if (!state.draft || !ask) return state;
  if (!chosen.delete(ask)) chosen.add(ask);
  return { ...state, draft: { ...state.draft, asks: asks.filter((one) => chosen.has(one)) }, message: '' };
}

function leaveList(state: ReviewState, step: 'lures' | 'asks'): ReviewState {
  if (!state.draft) return state;
  return say(state, { ...state.draft, [step]: state.draft[step] ?? [] }, step === 'lures' ? 'asks' : 'brand');
}

/** The brand by its catalogue id or as written; empty for none. With it the text is done. */
export function sayBrand(state: ReviewState, brand: string): ReviewState {
  return state.draft ? finished(say({ ...state, changes: [] }, { ...state.draft, brand }, 'brand')) : state;
}

/** Keeps the note, with the label where there is one yet. */
export function sayNote(before: ReviewState, typed: string): ReviewState {
  const state = { ...before, isNoting: false, changes: [] };
  const text = textOf(state);
  if (!text) return state;
  const note = typed.trim() || null;
  const label = state.draft ?? state.labels.get(text.textId);
  if (!label) return { ...state, message: 'Say the class first: a note is kept with a label.' };
  return {
    ...say(state, { ...label, note }, state.step),
    draft: state.draft ? { ...label, note } : null,
    message: note ? 'Noted.' : 'Note taken away.',
  };
}

/** To the question before, or to the text before. */
export function goBack(before: ReviewState): ReviewState {
  const state = { ...before, changes: [], message: '', figure: null };
  if (state.isNoting) return { ...state, isNoting: false };
  if (state.figure !== before.figure) return state;
  const isOther = state.draft?.scamType === 'others';
  const back: Readonly<Partial<Record<Step, Step>>> = {
    type: 'class',
    topic: 'type',
    lures: isOther ? 'topic' : 'type',
    asks: 'lures',
    brand: 'asks',
  };
  const step = state.isOver ? undefined : back[state.step];
  if (step) return { ...state, step };
  if (state.isOver) return goTo(state, state.at);
  return state.at <= 0 ? { ...state, message: 'This is the first text.' } : goTo(state, state.at - 1);
}

function finished(state: ReviewState): ReviewState {
  return { ...goOn(state), message: 'Kept.' };
}

function wrong(state: ReviewState, key: string, keys: Readonly<Record<string, string>>): ReviewState | null {
  if (key.length !== 1 || key === ' ') return null;
  const letters = Object.keys(keys);
  return { ...state, message: `Say ${letters.slice(0, -1).join(', ')} or ${letters.at(-1)}; ? shows the keys.` };
}
