import type { ReactNode } from 'react';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { plural } from '../kit/format.ts';
import { Keys } from '../kit/keys.tsx';
import { pressKey } from './review-keys.ts';
import type { ReviewState } from './review-state.ts';
import type { Review } from './use-review.ts';

interface ReviewEndProps {
  readonly state: ReviewState;
  readonly act: Review['act'];
  readonly onLeave: () => void;
}

/** Nothing is left but what was skipped. */
export function ReviewEnd({ state, act, onLeave }: ReviewEndProps): ReactNode {
  const press = (key: string) => act((before) => pressKey(before, key));
  const left = state.skipped.size;
  return (
    <Empty
      title={left > 0 ? `${plural(left, 'text')} left for later` : 'Every text of the sample has your label'}
      icon="check"
      action={
        <>
          {left > 0 && (
            <Button kind="primary" aria-keyshortcuts="Enter" onClick={() => press('Enter')}>
              <Keys of={['Return']} /> Take them up now
            </Button>
          )}
          <Button aria-keyshortcuts="b" onClick={() => press('b')}>
            <Keys of={['b']} /> Look through them again
          </Button>
          <Button onClick={onLeave}>
            <Keys of={['q']} /> All samples
          </Button>
        </>
      }
    >
      {left > 0 ? 'All the others are labelled and kept.' : 'Below is how far you agree with the classifiers and with other people.'}
    </Empty>
  );
}
