import { type ReactNode, useEffect, useState } from 'react';
import { ApiError } from '../client/api-error.ts';
import { signedOut } from '../client/ask.ts';
import { followEvents } from '../client/events.ts';
import { queryClient } from '../client/query-client.ts';
import { useAnswer } from '../client/use-answer.ts';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { LogInPage } from './log-in-page.tsx';

/** Lets in whom the server lets in, asks for a token otherwise, and listens to the server while somebody is in. */
export function Gate({ children }: { readonly children: ReactNode }): ReactNode {
  const [out, setOut] = useState(false);
  const session = useAnswer('session', {});
  useEffect(() => {
    const leave = () => setOut(true);
    signedOut.addEventListener('signed-out', leave);
    return () => signedOut.removeEventListener('signed-out', leave);
  }, []);
  const isIn = session.isSuccess && !out;
  useEffect(() => {
    if (!isIn) return;
    const events = followEvents(queryClient);
    return () => events.close();
  }, [isIn]);
  const refused = session.error instanceof ApiError && session.error.status === 401;
  if (out || refused) {
    return (
      <LogInPage
        onIn={(answer) => {
          queryClient.clear();
          queryClient.setQueryData(['session', {}], answer);
          setOut(false);
        }}
      />
    );
  }
  if (session.isError) {
    return (
      <main className="alone">
        <ErrorPanel title="Hookline cannot be reached" error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  return session.isSuccess ? children : null;
}
