import type { ReactNode } from 'react';

interface KeyChoiceProps {
  readonly keys: string;
  readonly name: string;
  readonly about: string;
  readonly isOn: boolean;
  /** True for one of several that can be taken together. */
  readonly isToggle?: boolean;
  readonly onPress: () => void;
}

/** An answer: its key, its name, what it means. */
export function KeyChoice({ keys, name, about, isOn, isToggle = false, onPress }: KeyChoiceProps): ReactNode {
  return (
    <button
      type="button"
      className={isOn ? 'key-choice key-choice-on' : 'key-choice'}
      aria-pressed={isOn}
      aria-keyshortcuts={keys.length === 1 ? keys : undefined}
      onClick={onPress}
    >
      <kbd>{keys}</kbd>
      <span>
        <b>
          {name}
          {isToggle && isOn && <span aria-hidden="true"> ✓</span>}
        </b>
        <span className="quiet small">{about}</span>
      </span>
    </button>
  );
}
