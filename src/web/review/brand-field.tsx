import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { useAnswer } from '../client/use-answer.ts';
import { optionsOf } from './brand-options.ts';

interface BrandFieldProps {
  readonly label: string;
  /** Catalogue id or name as written; empty for none. */
  readonly value: string;
  /** Told on Return or a click: a catalogue id, the name as written with a capital, or nothing for none. */
  readonly onChoose: (brand: string) => void;
  readonly onBack?: () => void;
  readonly help?: string;
  /** True takes the focus when it appears, and leaves what is not chosen when it goes: for a question. Else it settles: for a form. */
  readonly focused?: boolean;
}

/** Finds a brand of the catalogue by a few letters; what the catalogue does not have can be kept as written. */
export function BrandField({ label, value, onChoose, onBack, help, focused = false }: BrandFieldProps): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [at, setAt] = useState(0);
  useEffect(() => setTyped(value), [value]);
  const words = typed.trim();
  const { data, isPlaceholderData } = useAnswer(
    'findBrands',
    { query: { q: words, limit: 50 } },
    { enabled: words !== '' && words !== value, keep: true },
  );
  const options = words === '' || words === value ? [] : optionsOf(words, data?.items ?? []);
  const choose = (brand: string) => {
    setTyped(focused ? '' : brand);
    setAt(0);
    onChoose(brand);
  };
  const settle = () => {
    if (words === '' && value !== '') onChoose('');
    else setTyped(value);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((before) => Math.max(0, Math.min(options.length - 1, before + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (words === '' || words === value) choose(words);
      else if (!isPlaceholderData && data) choose(options[at]?.value ?? words);
    } else if (event.key === 'Escape' && onBack) {
      event.preventDefault();
      onBack();
    }
  };
  return (
    <div className="field brand-field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        // biome-ignore lint/a11y/noAutofocus: the question before was answered, and this is where the next answer goes
        autoFocus={focused}
        className="input"
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={options[at] ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        maxLength={60}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
        onBlur={focused ? undefined : settle}
      />
      {help && <div className="field-about">{help}</div>}
      <div id={`${id}-list`} role="listbox" aria-label="Brands" className="brand-list" hidden={options.length === 0}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={index === at ? 'brand-option brand-option-at' : 'brand-option'}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option.value)}
          >
            {option.name} <span className="quiet small">{option.about}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
