import type { ReactNode } from 'react';
import type { AgreementRow } from '../../api/review.ts';
import { useAnswer } from '../client/use-answer.ts';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { label, percent, plural, thousands } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Panel } from '../kit/panel.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { producerWords } from '../messages/verdict-words.ts';
import { cautionOf, pairsOf, rangeWords } from './agreement-words.ts';

/** How people and classifiers agree on a sample, question by question, with intervals. */
export function AgreementView({ sample }: { readonly sample: string }): ReactNode {
  const { data, error, isPending, refetch } = useAnswer('agreement', { params: { name: sample } });
  const pairs = pairsOf(data?.rows ?? []);
  return (
    <Panel
      title={
        <>
          Agreement on <Untrusted text={sample} as="name" />
        </>
      }
    >
      {error && <ErrorPanel title="The agreement could not be worked out" error={error} onRetry={() => void refetch()} />}
      {isPending && <Loading rows={5} />}
      {data && (
        <div className="stack">
          <p>
            {data.labelled.length === 0 ? (
              'Nobody has labelled any of them yet.'
            ) : (
              <>
                Labelled by{' '}
                {data.labelled.map(({ person, texts }, at) => (
                  <span key={person}>
                    {at > 0 && ', '}
                    <Untrusted text={person} as="name" /> ({thousands(texts)} of {thousands(data.sample.texts)})
                  </span>
                ))}
                .
              </>
            )}{' '}
            {data.alpha !== null && `All people together, on the class: Krippendorff’s alpha ${data.alpha.toFixed(2)}.`}
          </p>
          <Cautions method={data.sample.method} isWhole={data.labelled.some(({ texts }) => texts >= data.sample.texts)} />
          {pairs.map(({ a, b, rows }) => (
            <Pair key={`${a}\n${b}`} a={a} b={b} rows={rows} />
          ))}
        </div>
      )}
    </Panel>
  );
}

function Cautions({ method, isWhole }: { readonly method: string; readonly isWhole: boolean }): ReactNode {
  if (!method.startsWith('random')) {
    return <p className="caution">The sample is not a plain random one: these figures are of its texts, and not of the feed.</p>;
  }
  return isWhole ? null : <p className="caution">Figures are of the labelled part only.</p>;
}

function Pair({ a, b, rows }: { readonly a: string; readonly b: string; readonly rows: readonly AgreementRow[] }): ReactNode {
  return (
    <div className="stack">
      <h3>
        <Rater name={a} /> <span className="quiet">and</span> <Rater name={b} />
      </h3>
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col" className="end">
                Texts
              </th>
              <th scope="col" className="end">
                Agreed
              </th>
              <th scope="col" className="end">
                Cohen’s kappa
              </th>
              <th scope="col" className="end">
                F1
              </th>
              <th scope="col">To be said of it</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.question}>
                <th scope="row">{label(row.question)}</th>
                <td className="end">{thousands(row.texts)}</td>
                <td className="end">{row.agreed === null ? '–' : percent(row.agreed)}</td>
                <td className="end">{rangeWords(row.kappa)}</td>
                <td className="end">{rangeWords(row.f1)}</td>
                <td className="quiet">{cautionOf(row) ?? `rests on ${plural(row.texts, 'text')}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** A person by name, a classifier by what it is. */
function Rater({ name }: { readonly name: string }): ReactNode {
  if (name.startsWith('embedded/')) return <>{producerWords(name).words}</>;
  return <Untrusted text={name} as="name" />;
}
