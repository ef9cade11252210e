import type { ReactNode } from 'react';
import type { ProviderRow } from '../../api/connectors.ts';
import { useChange } from '../client/use-change.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { Checkbox } from '../kit/checkbox.tsx';
import { label, thousands } from '../kit/format.ts';
import { Time } from '../kit/time.tsx';
import { useToast } from '../kit/toast.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

const tones = { off: 'plain', incomplete: 'warn', paused: 'bad', ready: 'good' } as const;
const words = { off: 'off', incomplete: 'incomplete', paused: 'paused', ready: 'on' } as const;

interface ConnectorLineProps {
  readonly provider: ProviderRow;
  readonly onOpen: () => void;
}

/** One connector: whether it is on, what it was asked, what went wrong last. */
export function ConnectorLine({ provider, onOpen }: ConnectorLineProps): ReactNode {
  const change = useChange('setProvider', ['providers']);
  const { show, fail } = useToast();
  const mayChange = useMay('admin');
  const turn = (on: boolean) =>
    change.mutate(
      { params: { id: provider.id }, body: { on } },
      { onSuccess: () => show({ words: `${provider.name} is ${on ? 'on' : 'off'}` }), onError: fail },
    );
  return (
    <li className="connector">
      <Checkbox
        asSwitch
        hideLabel
        label={`${provider.name} on`}
        checked={provider.state !== 'off'}
        disabled={!mayChange || change.isPending}
        onChange={turn}
      />
      <div className="grow">
        <div className="row">
          <strong>{provider.name}</strong>
          <Badge tone={tones[provider.state]}>{words[provider.state]}</Badge>
          <span className="quiet small">{provider.answers.map(label).join(', ')}</span>
        </div>
        {provider.detail && (
          <div className="small warn-words">
            <Untrusted text={provider.detail} />
          </div>
        )}
        {provider.lastError && (
          <div className="small quiet">
            last failed <Time at={provider.lastError.at} as="ago" />: <Untrusted text={provider.lastError.detail} />
          </div>
        )}
      </div>
      <div className="connector-used small quiet figures">
        <Used label="today" used={provider.used.today} quota={provider.quota.daily} />
        <Used label="this month" used={provider.used.month} quota={provider.quota.monthly} />
      </div>
      <Button small onClick={onOpen} aria-label={`Set up ${provider.name}`}>
        {mayChange ? 'Set up' : 'Look'}
      </Button>
    </li>
  );
}

interface UsedProps {
  readonly label: string;
  readonly used: number;
  readonly quota: number | null;
}

function Used({ label: when, used, quota }: UsedProps): ReactNode {
  return (
    <div>
      {thousands(used)}
      {quota === null ? '' : ` of ${thousands(quota)}`} {when}
    </div>
  );
}
