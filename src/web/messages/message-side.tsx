import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';
import { useAnswer } from '../client/use-answer.ts';
import { IconButton } from '../kit/button.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { Loading } from '../kit/loading.tsx';
import { MessageView } from './message-view.tsx';

interface MessageSideProps {
  readonly textId: string;
  readonly query: string;
  readonly onClose: () => void;
}

/** One message beside the list; Esc closes it. */
export function MessageSide({ textId, query, onClose }: MessageSideProps): ReactNode {
  const { data, error, refetch } = useAnswer('message', { params: { textId } }, { keep: true });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open], .popover')) onClose();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [onClose]);
  return (
    <aside className="message-side" aria-label="Message">
      <div className="row spread message-side-head">
        <Link href={`/messages/${encodeURIComponent(textId)}`}>Open as a page</Link>
        <IconButton icon="close" label="Close the message" onClick={onClose} />
      </div>
      {error && <ErrorPanel title="The message could not be read" error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading label="Loading the message" rows={8} />}
      {data && <MessageView message={data} query={query} narrow />}
    </aside>
  );
}
