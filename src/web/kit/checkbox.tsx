import type { ReactNode } from 'react';

interface CheckboxProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  /** Shown as a switch: it acts at once. */
  readonly asSwitch?: boolean;
  /** True says the label to screen readers only. */
  readonly hideLabel?: boolean;
}

export function Checkbox({ label, checked, onChange, disabled = false, asSwitch = false, hideLabel = false }: CheckboxProps): ReactNode {
  return (
    <label className={`checkbox${asSwitch ? ' checkbox-switch' : ''}`}>
      <input
        type="checkbox"
        {...(asSwitch ? { role: 'switch' } : {})}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={hideLabel ? 'unseen' : undefined}>{label}</span>
    </label>
  );
}
