import { Popover } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Checkbox } from './checkbox.tsx';
import { thousands } from './format.ts';
import { Icon } from './icon.tsx';
import type { Choice } from './select.tsx';
import { shown } from './untrusted.tsx';

interface MultiSelectProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** More choices than this get a field to narrow them. */
const many = 8;

/** A filter as a chip: says what is chosen, opens the choices with their counts. None chosen stands for all. */
export function MultiSelect({ label, choices, chosen, onChange }: MultiSelectProps): ReactNode {
  const [words, setWords] = useState('');
  const has = new Set(chosen);
  const fitting = choices.filter((choice) => shown(choice.label).toLowerCase().includes(words.trim().toLowerCase()));
  const named = choices.filter(({ value }) => has.has(value)).map((choice) => shown(choice.label));
  const said = named.length <= 2 ? named.join(', ') : `${named.length} of ${choices.length}`;
  const turn = (value: string) => onChange(has.has(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <Popover.Root onOpenChange={() => setWords('')}>
      <Popover.Trigger className={`chip${chosen.length > 0 ? ' chip-on' : ''}`}>
        {label}
        {chosen.length > 0 && <b className="clip">{said || chosen.length}</b>}
        <Icon name="down" size={14} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" align="start" sideOffset={6} collisionPadding={8} aria-label={label}>
          {choices.length > many && (
            <input
              className="input"
              aria-label={`Narrow ${label}`}
              placeholder="Narrow…"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
          <ul className="choices">
            {fitting.map((choice) => (
              <li key={choice.value}>
                <Checkbox
                  checked={has.has(choice.value)}
                  onChange={() => turn(choice.value)}
                  label={
                    <span className="choice">
                      <span className="clip">{shown(choice.label)}</span>
                      {choice.count !== undefined && <span className="quiet figures">{thousands(choice.count)}</span>}
                    </span>
                  }
                />
              </li>
            ))}
            {fitting.length === 0 && <li className="quiet small">Nothing fits</li>}
          </ul>
          {chosen.length > 0 && (
            <Button kind="quiet" small onClick={() => onChange([])}>
              Any {label.toLowerCase()}
            </Button>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
