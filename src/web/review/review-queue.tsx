import type { ReactNode } from 'react';
import { useAnswer } from '../client/use-answer.ts';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { Loading } from '../kit/loading.tsx';
import { PageHead } from '../kit/page-head.tsx';
import { shown } from '../kit/untrusted.tsx';
import { ReviewWork } from './review-work.tsx';
import { useSampleTexts } from './use-sample-texts.ts';

/** The queue of one sample, once its texts are here. */
export function ReviewQueue({ sample, onLeave }: { readonly sample: string; readonly onLeave: () => void }): ReactNode {
  const { texts, error, retry } = useSampleTexts(sample);
  const { data: samples } = useAnswer('samples', {});
  const method = samples?.items.find(({ name }) => name === sample)?.method;
  const back = (
    <Button icon="left" onClick={onLeave}>
      All samples
    </Button>
  );
  return (
    <div className="review-page">
      <PageHead title={`Review ${shown(sample, 'name')}`} about={method && shown(method, 'name')} actions={back} />
      {error && <ErrorPanel title="The sample could not be opened" error={error} onRetry={retry} />}
      {!texts && !error && <Loading label="Loading the texts" rows={6} />}
      {texts?.length === 0 && (
        <Empty title="This sample is empty" icon="review" action={back}>
          Draw another one.
        </Empty>
      )}
      {texts && texts.length > 0 && <ReviewWork texts={texts} sample={sample} onLeave={onLeave} />}
    </div>
  );
}
