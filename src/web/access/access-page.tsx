import type { ReactNode } from 'react';
import { signedOut } from '../client/ask.ts';
import { useChange } from '../client/use-change.ts';
import { useMay, useSession } from '../client/use-session.ts';
import { Button } from '../kit/button.tsx';
import { PageHead } from '../kit/page-head.tsx';
import { Panel } from '../kit/panel.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import './access.css';
import { AuditLog } from './audit-log.tsx';
import { Tokens } from './tokens.tsx';

/** Who may come in, and who changed what. */
export function AccessPage(): ReactNode {
  const session = useSession();
  const mayGrant = useMay('admin');
  const logOut = useChange('logOut', []);
  return (
    <>
      <PageHead
        title="Access"
        actions={
          session &&
          !session.open && (
            <Button
              busy={logOut.isPending}
              onClick={() => logOut.mutate({}, { onSuccess: () => void signedOut.dispatchEvent(new Event('signed-out')) })}
            >
              Log out
            </Button>
          )
        }
        about={
          session && (
            <>
              {session.open ? (
                'The server answers on this machine only, so nobody has to show a token here.'
              ) : (
                <>
                  You are <Untrusted text={session.actor} as="name" />, with the role {session.role}.
                </>
              )}{' '}
              Hookline {session.version}.
            </>
          )
        }
      />
      {mayGrant ? (
        <Tokens />
      ) : (
        <Panel title="Tokens">
          <p className="quiet">Only an admin sees to tokens.</p>
        </Panel>
      )}
      <AuditLog />
    </>
  );
}
