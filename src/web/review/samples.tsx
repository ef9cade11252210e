import { type ReactNode, useState } from 'react';
import type { Sample } from '../../model/opinion.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { thousands } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { PageHead } from '../kit/page-head.tsx';
import { Panel } from '../kit/panel.tsx';
import { Time } from '../kit/time.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { AgreementView } from './agreement-view.tsx';
import { DrawForm } from './draw-form.tsx';

/** The samples that were drawn, and drawing another. */
export function Samples({ onOpen }: { readonly onOpen: (name: string) => void }): ReactNode {
  const { data, error, isPending, refetch } = useAnswer('samples', {});
  const [compared, setCompared] = useState<string | null>(null);
  const mayLabel = useMay('analyst');
  const samples = data?.items ?? [];
  return (
    <div className="review-page">
      <PageHead
        title="Review"
        about="Whether the classifiers are right on your feed only people can tell. Draw texts, label them from the keyboard, see how far all agree."
      />
      {error && <ErrorPanel title="The samples could not be read" error={error} onRetry={() => void refetch()} />}
      {isPending && <Loading rows={4} />}
      {samples.length > 0 && (
        <Panel title="Samples" flush>
          <div className="scroll-x">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">Sample</th>
                  <th scope="col" className="end">
                    Texts
                  </th>
                  <th scope="col">Drawn</th>
                  <th scope="col">How</th>
                  <th scope="col">
                    <span className="unseen">What to do</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {samples.map((sample) => (
                  <SampleLine
                    key={sample.name}
                    sample={sample}
                    isCompared={compared === sample.name}
                    onOpen={mayLabel ? onOpen : null}
                    onCompare={() => setCompared(compared === sample.name ? null : sample.name)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
      {data && samples.length === 0 && (
        <Empty title="No sample yet" icon="review">
          {mayLabel ? 'Draw one below: 384 texts at random are the usual start.' : 'An analyst draws samples and labels them.'}
        </Empty>
      )}
      {compared !== null && <AgreementView sample={compared} />}
      {mayLabel && <DrawForm onDrawn={onOpen} />}
    </div>
  );
}

interface SampleLineProps {
  readonly sample: Sample;
  readonly isCompared: boolean;
  readonly onOpen: ((name: string) => void) | null;
  readonly onCompare: () => void;
}

function SampleLine({ sample: { name, texts, drawnBy, drawnAt, method }, isCompared, onOpen, onCompare }: SampleLineProps): ReactNode {
  return (
    <tr>
      <th scope="row">
        <Untrusted text={name} as="name" />
      </th>
      <td className="end">{thousands(texts)}</td>
      <td>
        <Time at={drawnAt} as="day" /> <span className="quiet">by</span> <Untrusted text={drawnBy} as="name" />
      </td>
      <td>
        <Untrusted text={method} as="name" />
      </td>
      <td>
        <div className="row sample-tools">
          {onOpen && (
            <Button small kind="plain" icon="review" onClick={() => onOpen(name)}>
              Label
            </Button>
          )}
          <Button small kind="quiet" aria-expanded={isCompared} onClick={onCompare}>
            Agreement
          </Button>
        </div>
      </td>
    </tr>
  );
}
