import type { ReactNode } from 'react';
import { useLocation, useParams } from 'wouter';
import { useAnswer } from '../client/use-answer.ts';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { Loading } from '../kit/loading.tsx';
import { PageHead } from '../kit/page-head.tsx';
import { shown } from '../kit/untrusted.tsx';
import { MessageView } from './message-view.tsx';
import './messages.css';

/** One text with all that was read in it. */
export function MessagePage(): ReactNode {
  const { id = '' } = useParams<{ id: string }>();
  const [, go] = useLocation();
  const { data, error, refetch } = useAnswer('message', { params: { textId: id } });
  const back = <Button onClick={() => (window.history.length > 1 ? window.history.back() : go('/messages'))}>Back</Button>;
  if (error?.status === 404) {
    return (
      <Empty title="There is no such message" icon="message" action={<Button onClick={() => go('/messages')}>Search messages</Button>}>
        The address may be of another workspace, or cut short when it was copied.
      </Empty>
    );
  }
  return (
    <div className="message-page">
      <PageHead title={data ? `Message: ${shown(data.text).slice(0, 60)}` : 'Message'} heading="Message" actions={back} />
      {error && <ErrorPanel title="The message could not be read" error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading label="Loading the message" rows={10} />}
      {data && <MessageView message={data} />}
    </div>
  );
}
