import { type ReactNode, useMemo } from 'react';
import { Panel } from '../kit/panel.tsx';
import { Select } from '../kit/select.tsx';
import { useFormat } from '../kit/use-format.ts';
import { type Theme, useTheme } from '../theme.ts';
import { allZones, ownZone, useZone } from '../zone.ts';

const themeChoices: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: 'as the system has it' },
  { value: 'light', label: 'light' },
  { value: 'dark', label: 'dark' },
];

/** What is kept at this browser and concerns nobody else. */
export function OwnChoices(): ReactNode {
  const [zone, setZone] = useZone();
  const [theme, setTheme] = useTheme();
  const format = useFormat();
  const zones = useMemo(() => allZones().map((value) => ({ value, label: value === ownZone ? `${value} (this machine)` : value })), []);
  return (
    <Panel title="How this browser shows things">
      <div className="own-choices">
        <Select
          label="Times are shown in"
          value={zone}
          choices={zones}
          onChange={setZone}
          help={`Now it is ${format.exactTime(Date.now())}. Everything is kept in UTC; exports stay in UTC.`}
        />
        <Select label="Theme" value={theme} choices={themeChoices} onChange={setTheme} />
      </div>
    </Panel>
  );
}
