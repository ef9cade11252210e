import { type ReactNode, useEffect, useState } from 'react';
import { TextField } from '../kit/text-field.tsx';

interface FilterFieldProps {
  readonly label: string;
  readonly value: string;
  /** Told when typing rests, and at once on Enter. */
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
}

/** Milliseconds of rest before what is typed counts. */
const rest = 350;

/** One line of a filter. */
export function FilterField({ label, value, onChange, placeholder }: FilterFieldProps): ReactNode {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), rest);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <TextField
      label={label}
      value={typed}
      onChange={setTyped}
      placeholder={placeholder}
      autoComplete="off"
      dir="auto"
      onKeyDown={(event) => event.key === 'Enter' && onChange(typed.trim())}
    />
  );
}
