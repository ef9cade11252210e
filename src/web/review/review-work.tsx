import { type ReactNode, useEffect, useRef } from 'react';
import type { ReviewText } from '../../api/review.ts';
import { announce } from '../kit/announce.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { plural } from '../kit/format.ts';
import { Progress } from '../kit/progress.tsx';
import { shown } from '../kit/untrusted.tsx';
import { AgreementView } from './agreement-view.tsx';
import { KeysHelp } from './keys-help.tsx';
import { QuestionPanel } from './question-panel.tsx';
import { ReviewEnd } from './review-end.tsx';
import { writtenSteps } from './review-keys.ts';
import { type ReviewState, textOf } from './review-state.ts';
import { TextCard } from './text-card.tsx';
import { useReview } from './use-review.ts';
import { useReviewKeys } from './use-review-keys.ts';

interface ReviewWorkProps {
  readonly texts: readonly ReviewText[];
  readonly sample: string;
  readonly onLeave: () => void;
}

/** One person working through a sample: the text, the question, the keys. */
export function ReviewWork({ texts, sample, onLeave }: ReviewWorkProps): ReactNode {
  const { state, act, unsent, error, retry } = useReview(texts);
  const place = useRef<HTMLElement>(null);
  useReviewKeys(act, onLeave);
  useSpoken(state);
  useFocus(state, place);
  const labelled = texts.filter(({ textId }) => state.labels.has(textId)).length;
  return (
    <>
      <div className="review-progress">
        <Progress
          label={`Labelled${state.skipped.size > 0 ? `, ${plural(state.skipped.size, 'text')} left for later` : ''}`}
          done={labelled}
          total={texts.length}
        />
        <span className="small quiet" role="status">
          {error ? '' : unsent > 0 ? 'Saving…' : state.said.length > 0 ? 'All saved' : ''}
        </span>
      </div>
      {error && <ErrorPanel title={`${plural(unsent, 'answer')} not saved yet`} error={error} onRetry={retry} />}
      <section className="review-work" aria-label="Text to label" ref={place} tabIndex={-1}>
        {state.isOver ? (
          <ReviewEnd state={state} act={act} onLeave={onLeave} />
        ) : (
          <>
            <TextCard state={state} act={act} />
            <QuestionPanel state={state} act={act} />
          </>
        )}
        <p className="review-message" role="status">
          {state.message}
        </p>
      </section>
      <KeysHelp open={state.areKeysShown} onClose={() => act((before) => ({ ...before, areKeysShown: false }))} />
      {state.isOver && unsent === 0 && <AgreementView sample={sample} />}
    </>
  );
}

/** Says each new text to screen readers, with its place. */
function useSpoken(state: ReviewState): void {
  const text = state.isOver ? null : textOf(state);
  const { at, texts } = state;
  useEffect(() => {
    if (text) announce(`Text ${at + 1} of ${texts.length}: ${shown(text.text).slice(0, 500)}`);
    else announce('That was the last text.');
  }, [text, at, texts.length]);
}

/** The focus is where the answer goes: fields take it themselves, keys are pressed on the work as a whole. */
function useFocus(state: ReviewState, place: React.RefObject<HTMLElement | null>): void {
  const isWritten = state.isNoting || writtenSteps.includes(state.step);
  const text = textOf(state)?.textId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every text and question anew
  useEffect(() => {
    if (!isWritten) place.current?.focus({ preventScroll: true });
  }, [isWritten, text, state.step, state.isOver, place]);
}
