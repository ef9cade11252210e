import { type ReactNode, useId } from 'react';

export interface Choice<T extends string = string> {
  readonly value: T;
  readonly label: string;
  /** How many there are of it, where that tells something. */
  readonly count?: number;
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
  readonly hideLabel?: boolean;
  readonly help?: string;
  readonly disabled?: boolean;
}

/** One of several. The browser's own list: it knows every keyboard and screen reader. */
export function Select<T extends string>({
  label,
  value,
  choices,
  onChange,
  hideLabel = false,
  help,
  disabled = false,
}: SelectProps<T>): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'unseen' : 'field-label'}>
        {label}
      </label>
      <select id={id} className="input select" value={value} disabled={disabled} onChange={(event) => onChange(event.target.value as T)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {help && <div className="field-about">{help}</div>}
    </div>
  );
}
