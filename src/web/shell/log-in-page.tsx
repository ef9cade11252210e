import { type FormEvent, type ReactNode, useState } from 'react';
import type { Session } from '../../api/access.ts';
import { useChange } from '../client/use-change.ts';
import { Button } from '../kit/button.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { TextField } from '../kit/text-field.tsx';
import { Mark } from './mark.tsx';
import { useTitle } from './use-title.ts';

/** Asks for a token and exchanges it for a cookie of this browser; the token itself is kept nowhere. */
export function LogInPage({ onIn }: { readonly onIn: (session: Session) => void }): ReactNode {
  useTitle('Log in');
  const [token, setToken] = useState('');
  const logIn = useChange('logIn', []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    logIn.mutate({ body: { token: token.trim() } }, { onSuccess: onIn });
  };
  return (
    <main className="alone">
      <form className="panel stack log-in" onSubmit={send}>
        <div className="row">
          <Mark />
          <h1>Log in to Hookline</h1>
        </div>
        <p className="quiet">
          This server is open to others, so it wants a token. An admin makes one under Access, or with <code>hookline tokens create</code>.
        </p>
        <TextField
          label="Token"
          type="password"
          name="token"
          autoComplete="current-password"
          value={token}
          onChange={setToken}
          autoFocus
          required
        />
        {logIn.error && <ErrorPanel title="Not let in" error={logIn.error} />}
        <Button kind="primary" type="submit" busy={logIn.isPending} disabled={token.trim() === ''}>
          Log in
        </Button>
      </form>
    </main>
  );
}
