import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { thousands } from './format.ts';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly count?: number | null;
  readonly content: ReactNode;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Sides of one thing, of which one is shown; only that one is drawn. */
export function Tabs({ label, tabs, value, onChange }: TabsProps): ReactNode {
  return (
    <Radix.Root className="tabs" value={value} onValueChange={onChange}>
      <Radix.List className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.id} value={tab.id} className="tab">
            {tab.label}
            {typeof tab.count === 'number' && <span className="tab-count figures">{thousands(tab.count)}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="tab-content">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
