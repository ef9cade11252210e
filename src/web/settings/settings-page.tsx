import type { ReactNode } from 'react';
import { PageHead } from '../kit/page-head.tsx';
import { Tabs } from '../kit/tabs.tsx';
import { useQueryPart } from '../shell/use-query-part.ts';
import { Connectors } from './connectors.tsx';
import { DataFiles } from './data-files.tsx';
import { OwnChoices } from './own-choices.tsx';
import './settings.css';

/** Connectors, data files, and how this browser shows things. */
export function SettingsPage(): ReactNode {
  const [tab, setTab] = useQueryPart('tab', 'connectors');
  return (
    <>
      <PageHead title="Settings" />
      <Tabs
        label="Settings"
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'connectors', label: 'Connectors', content: <Connectors /> },
          { id: 'data', label: 'Data files', content: <DataFiles /> },
          { id: 'view', label: 'Zone and theme', content: <OwnChoices /> },
        ]}
      />
    </>
  );
}
