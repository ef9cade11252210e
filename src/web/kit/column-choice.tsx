import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Checkbox } from './checkbox.tsx';
import { Icon } from './icon.tsx';
import type { Column } from './table-model.ts';

type Choosable = readonly Pick<Column<never>, 'id' | 'title' | 'isExtra' | 'isFixed'>[];

/** The columns left out of a list, kept at this browser under the list's name. */
export function useHiddenColumns(list: string, columns: Choosable): readonly [ReadonlySet<string>, (hidden: ReadonlySet<string>) => void] {
  const key = `hookline.columns.${list}`;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => readHidden(key) ?? new Set(columns.filter(({ isExtra }) => isExtra).map(({ id }) => id)),
  );
  const set = (next: ReadonlySet<string>) => {
    setHidden(next);
    try {
      localStorage.setItem(key, [...next].join(' '));
    } catch {
      // Kept while the page is open.
    }
  };
  return [hidden, set];
}

function readHidden(key: string): ReadonlySet<string> | null {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? null : new Set(kept.split(' ').filter(Boolean));
  } catch {
    return null;
  }
}

interface ColumnChoiceProps {
  readonly columns: Choosable;
  readonly hidden: ReadonlySet<string>;
  readonly onChange: (hidden: ReadonlySet<string>) => void;
}

/** Which columns a list shows. */
export function ColumnChoice({ columns, hidden, onChange }: ColumnChoiceProps): ReactNode {
  const turn = (id: string) => {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <Popover.Root>
      <Popover.Trigger className="icon-button" aria-label="Choose columns" title="Choose columns">
        <Icon name="columns" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" align="end" sideOffset={6} collisionPadding={8} aria-label="Columns">
          <ul className="choices">
            {columns
              .filter(({ isFixed }) => !isFixed)
              .map(({ id, title }) => (
                <li key={id}>
                  <Checkbox label={title} checked={!hidden.has(id)} onChange={() => turn(id)} />
                </li>
              ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
