import { Tabs as Radix } from 'radix-ui';
import { type ReactNode, useEffect, useRef } from 'react';
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
  const list = useRef<HTMLDivElement>(null);
  // On a narrow window the list is longer than the window: the open side's tab is brought into it.
  useEffect(() => {
    const tab = list.current?.querySelector(`[data-tab="${value}"]`);
    if (list.current && tab instanceof HTMLElement)
      list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2;
  }, [value]);
  return (
    <Radix.Root className="tabs" value={value} onValueChange={onChange}>
      <Radix.List ref={list} className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.id} value={tab.id} data-tab={tab.id} className="tab">
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
