import type { ReactNode } from 'react';
import type { WorkspaceOverview } from '../../api/workspace.ts';
import { percent, thousands } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import { Stat, Stats } from '../kit/stat.tsx';
import { Time } from '../kit/time.tsx';
import { NewestCampaigns } from './newest-campaigns.tsx';
import { VolumeChart } from './volume-chart.tsx';

/** What is in the workspace, at a glance. */
export function WorkspaceFigures({ overview }: { readonly overview: WorkspaceOverview }): ReactNode {
  const { reports, inCampaigns, classes } = overview;
  const judged = Object.values(classes).reduce((sum, count) => sum + count, 0);
  const scams = classes.scam ?? 0;
  return (
    <>
      <Stats>
        <Stat label="Reports" value={thousands(reports)} about={<Span first={overview.first} last={overview.last} />} />
        <Stat
          label="Campaigns"
          value={thousands(overview.campaigns)}
          about={reports > 0 ? `${percent(inCampaigns / reports)} of the reports` : undefined}
        />
        <Stat
          label="Scam reports"
          value={thousands(scams)}
          about={judged > 0 ? `${percent(scams / judged)} of those with a verdict` : undefined}
        />
        <Stat label="Distinct texts" value={thousands(overview.texts)} />
        <Stat label="Senders" value={thousands(overview.senders)} />
        <Stat
          label="Rows put aside"
          value={thousands(overview.rejects)}
          about={overview.rejects > 0 ? 'with reasons, under Sources' : undefined}
        />
      </Stats>
      <NewestCampaigns />
      <Panel title="Reports over time">
        <VolumeChart volumes={overview.volumes} />
      </Panel>
    </>
  );
}

function Span({ first, last }: Pick<WorkspaceOverview, 'first' | 'last'>): ReactNode {
  return (
    <>
      <Time at={first} as="day" /> to <Time at={last} as="day" />
    </>
  );
}
