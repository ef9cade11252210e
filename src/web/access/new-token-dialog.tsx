import { type ReactNode, useState } from 'react';
import { type NewToken, type Role, roles } from '../../api/access.ts';
import { useChange } from '../client/use-change.ts';
import { Button } from '../kit/button.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { Select } from '../kit/select.tsx';
import { TextField } from '../kit/text-field.tsx';

type May = Role | 'push';

const mayChoices: readonly { readonly value: May; readonly label: string }[] = [
  { value: 'viewer', label: 'read (viewer)' },
  { value: 'analyst', label: 'read and change (analyst)' },
  { value: 'admin', label: 'everything (admin)' },
  { value: 'push', label: 'hand reports in, nothing else' },
];
const lives = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
  { value: '', label: 'until it is revoked' },
];

/** Makes a token and shows it this once. */
export function NewTokenDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const [name, setName] = useState('');
  const [may, setMay] = useState<May>('viewer');
  const [days, setDays] = useState('90');
  const make = useChange('makeToken', ['tokens', 'audit']);
  const made = make.data;
  const send = () => make.mutate({ body: tokenOf(name, may, days) });
  return (
    <Dialog
      open
      title={made ? 'The token, this once' : 'Make a token'}
      onClose={onClose}
      actions={
        made ? (
          <Button kind="primary" onClick={onClose}>
            I have kept it
          </Button>
        ) : (
          <Button kind="primary" busy={make.isPending} disabled={name.trim() === ''} onClick={send}>
            Make it
          </Button>
        )
      }
    >
      {made ? (
        <>
          <p>Hand it over safely. It is kept here as a hash only and cannot be shown again.</p>
          <div className="made-token">
            <code>{made.token}</code>
            <CopyButton value={made.token} what="token" />
          </div>
        </>
      ) : (
        <>
          <TextField
            label="For whom or what"
            value={name}
            onChange={setName}
            maxLength={80}
            help="Stands in the audit log with every change."
            autoFocus
          />
          <Select label="May" value={may} choices={mayChoices} onChange={setMay} />
          <Select label="Good for" value={days} choices={lives} onChange={setDays} />
          {make.error && <ErrorPanel title="Not made" error={make.error} />}
        </>
      )}
    </Dialog>
  );
}

function tokenOf(name: string, may: May, days: string): NewToken {
  const role = roles.find((one) => one === may) ?? 'analyst';
  return { name: name.trim(), role, ...(may === 'push' ? { scope: 'push' as const } : {}), ...(days === '' ? {} : { days: Number(days) }) };
}
