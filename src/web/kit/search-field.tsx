import { type ReactNode, type Ref, useEffect, useId, useState } from 'react';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  /** Told when typing rests, and at once on Enter. */
  readonly onSearch: (value: string) => void;
  readonly placeholder?: string;
  /** Milliseconds of rest. */
  readonly rest?: number;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line to search by; `/` leads here from anywhere on the page, Esc empties it. */
export function SearchField({ label, value, onSearch, placeholder, rest = 250, ref }: SearchFieldProps): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onSearch(typed), rest);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch, rest]);
  const clear = () => {
    setTyped('');
    onSearch('');
  };
  return (
    <search className="search">
      <label htmlFor={id} className="unseen">
        {label}
      </label>
      <Icon name="search" size={16} />
      <input
        ref={ref}
        id={id}
        type="search"
        className="input"
        value={typed}
        placeholder={placeholder ?? label}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onSearch(typed);
          if (event.key === 'Escape' && typed !== '') {
            event.preventDefault();
            clear();
          }
        }}
      />
      {typed === '' ? <kbd title="Press / to come here">/</kbd> : <IconButton icon="close" label="Empty the search" onClick={clear} />}
    </search>
  );
}
