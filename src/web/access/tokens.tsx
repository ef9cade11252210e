import { type ReactNode, useState } from 'react';
import type { TokenEntry } from '../../api/access.ts';
import { useAnswer } from '../client/use-answer.ts';
import { useChange } from '../client/use-change.ts';
import { Badge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Empty } from '../kit/empty.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { Loading } from '../kit/loading.tsx';
import { Panel } from '../kit/panel.tsx';
import { Time } from '../kit/time.tsx';
import { useToast } from '../kit/toast.tsx';
import { shown, Untrusted } from '../kit/untrusted.tsx';
import { NewTokenDialog } from './new-token-dialog.tsx';

/** Tokens by which others come in: made, listed without what they are, revoked at once. */
export function Tokens(): ReactNode {
  const { data, error, isPending, refetch } = useAnswer('tokens', {});
  const [isMaking, setMaking] = useState(false);
  return (
    <Panel
      title="Tokens"
      flush
      actions={
        <Button icon="plus" onClick={() => setMaking(true)}>
          Make a token
        </Button>
      }
    >
      {isPending && <Loading rows={3} />}
      {error && <ErrorPanel title="The tokens cannot be shown" error={error} onRetry={() => void refetch()} />}
      {data && data.items.length === 0 && (
        <Empty title="No tokens yet" icon="key">
          Make one for each person or program that comes in over the network, or hands reports in.
        </Empty>
      )}
      {data && data.items.length > 0 && <TokenTable tokens={data.items} />}
      {isMaking && <NewTokenDialog onClose={() => setMaking(false)} />}
    </Panel>
  );
}

function TokenTable({ tokens }: { readonly tokens: readonly TokenEntry[] }): ReactNode {
  const [revoking, setRevoking] = useState<TokenEntry | null>(null);
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">May</th>
            <th scope="col">Made</th>
            <th scope="col">Last used</th>
            <th scope="col">Good until</th>
            <th scope="col">
              <span className="unseen">Revoke</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.tokenId} className={token.revokedAt === null ? undefined : 'revoked'}>
              <td>
                <Untrusted text={token.name} as="name" />
              </td>
              <td>
                <Badge>{token.scope === 'push' ? 'hand reports in' : token.role}</Badge>
              </td>
              <td>
                <Time at={token.createdAt} as="day" /> by <Untrusted text={token.createdBy} as="name" />
              </td>
              <td>{token.lastUsedAt === null ? 'never' : <Time at={token.lastUsedAt} as="ago" />}</td>
              <td>
                {token.revokedAt !== null ? (
                  'revoked'
                ) : token.expiresAt === null ? (
                  'revoked by hand'
                ) : (
                  <Time at={token.expiresAt} as="day" />
                )}
              </td>
              <td className="end">
                {token.revokedAt === null && (
                  <Button small kind="danger" aria-label={`Revoke ${shown(token.name)}`} onClick={() => setRevoking(token)}>
                    Revoke
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revoking && <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}

interface RevokeDialogProps {
  readonly token: TokenEntry;
  readonly onClose: () => void;
}

function RevokeDialog({ token, onClose }: RevokeDialogProps): ReactNode {
  const revoke = useChange('revokeToken', ['tokens', 'audit']);
  const { show } = useToast();
  const done = () => {
    show({ words: `${shown(token.name)} is revoked` });
    onClose();
  };
  return (
    <Dialog
      open
      title="Revoke this token?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            kind="danger"
            busy={revoke.isPending}
            onClick={() => revoke.mutate({ params: { tokenId: token.tokenId } }, { onSuccess: done })}
          >
            Revoke
          </Button>
        </>
      }
    >
      <p>
        <Untrusted text={token.name} as="name" /> is shut out at once, with everybody who logged in by it. This cannot be taken back.
      </p>
      {revoke.error && <ErrorPanel title="Not revoked" error={revoke.error} />}
    </Dialog>
  );
}
