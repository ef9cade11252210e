import { type ReactNode, useState } from 'react';
import type { ProviderRow } from '../../api/connectors.ts';
import { useChange } from '../client/use-change.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { FactList } from '../kit/fact-list.tsx';
import { label } from '../kit/format.ts';
import { useToast } from '../kit/toast.tsx';
import { changedSettings, type Drafts } from './changed-settings.ts';
import { ConnectorTest } from './connector-test.tsx';
import { SettingField } from './setting-field.tsx';

interface ConnectorDialogProps {
  readonly provider: ProviderRow;
  readonly onClose: () => void;
}

/** A connector's settings, and a way to try it. */
export function ConnectorDialog({ provider, onClose }: ConnectorDialogProps): ReactNode {
  const [drafts, setDrafts] = useState<Drafts>({});
  const save = useChange('setProvider', ['providers']);
  const { show } = useToast();
  const mayChange = useMay('admin');
  const settings = changedSettings(provider.settings, drafts);
  const count = Object.keys(settings).length;
  const keep = (on: boolean) =>
    save.mutate(
      { params: { id: provider.id }, body: { on, settings } },
      {
        onSuccess: () => {
          setDrafts({});
          show({ words: `${provider.name}: kept${on ? ', and it is on' : ''}` });
        },
      },
    );
  return (
    <Dialog
      wide
      open
      title={provider.name}
      onClose={onClose}
      actions={
        mayChange && (
          <>
            {provider.state !== 'off' && (
              <Button kind="danger" busy={save.isPending} onClick={() => keep(false)}>
                Switch off
              </Button>
            )}
            <Button kind="primary" busy={save.isPending} disabled={count === 0 && provider.state !== 'off'} onClick={() => keep(true)}>
              {provider.state === 'off' ? 'Keep and switch on' : 'Keep'}
            </Button>
          </>
        )
      }
    >
      <FactList
        facts={[
          { term: 'Answers about', value: provider.answers.map(label).join(', ') },
          { term: 'Is told', value: `${label(provider.sharing)} of a subject; needs ${label(provider.needs)} at least` },
          { term: 'Cost', value: provider.cost ? `${provider.cost.amount} ${provider.cost.currency} a look-up` : 'none stated' },
          { term: 'Its data', value: provider.licence },
          { term: 'Documented at', value: <code>{provider.documentation}</code> },
          ...(provider.privateHost === null
            ? []
            : [{ term: 'Reaches into the private network', value: <code>{provider.privateHost}</code> }]),
        ]}
      />
      {save.error && <ErrorPanel title="Not kept" error={save.error} />}
      <div className="setting-grid">
        {provider.settings.map((setting) => (
          <SettingField
            key={setting.name}
            setting={setting}
            draft={drafts[setting.name]}
            disabled={!mayChange}
            onChange={(value) => setDrafts({ ...drafts, [setting.name]: value })}
          />
        ))}
      </div>
      {mayChange && <ConnectorTest provider={provider} />}
    </Dialog>
  );
}
