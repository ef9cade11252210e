import { type FormEvent, type ReactNode, useState } from 'react';
import type { ProviderRow, ProviderTest } from '../../api/connectors.ts';
import { useChange } from '../client/use-change.ts';
import { Button } from '../kit/button.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { FactList } from '../kit/fact-list.tsx';
import { label, plural } from '../kit/format.ts';
import { TextField } from '../kit/text-field.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

/** Asks the connector about one subject, so that a key is known to be good before it is counted on. */
export function ConnectorTest({ provider }: { readonly provider: ProviderRow }): ReactNode {
  const [subject, setSubject] = useState('');
  const test = useChange('testProvider', ['providers']);
  const send = (event: FormEvent) => {
    event.preventDefault();
    test.mutate({ params: { id: provider.id }, body: { subject: subject.trim() } });
  };
  return (
    <form className="connector-test stack" onSubmit={send}>
      <div className="row connector-test-line">
        <TextField
          label="Try it with one subject"
          value={subject}
          onChange={setSubject}
          placeholder={provider.answers.map(label).join(', ')}
          help="Counts as one request, also where nothing is found. What is kept above is used, not what is typed."
        />
        <Button type="submit" busy={test.isPending} disabled={subject.trim() === '' || provider.state === 'off'}>
          Ask
        </Button>
      </div>
      {test.error && <ErrorPanel title="Not asked" error={test.error} />}
      {test.data && <TestResult result={test.data} />}
    </form>
  );
}

function TestResult({ result }: { readonly result: ProviderTest }): ReactNode {
  return (
    <div className="stack" role="status">
      <p className="quiet small">{plural(result.requests, 'request')} went out.</p>
      {result.answers.map((answer) => (
        <div key={answer.asked} className="stack">
          <p>
            <Untrusted text={answer.asked} as="link" mono />: {label(answer.outcome)} {answer.detail && <Untrusted text={answer.detail} />}
          </p>
          <FactList
            facts={[...Map.groupBy(answer.findings, ({ field }) => field)].map(([field, found]) => ({
              term: label(field),
              value: <Untrusted text={found.map(({ value }) => value).join(', ')} />,
            }))}
          />
        </div>
      ))}
      {result.notAsked.map(({ reason, detail }) => (
        <p key={`${reason} ${detail}`}>
          Not asked, {label(reason)}: <Untrusted text={detail} />
        </p>
      ))}
    </div>
  );
}
