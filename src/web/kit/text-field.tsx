import { type InputHTMLAttributes, type ReactNode, type Ref, useId } from 'react';

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'className' | 'style' | 'id'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** One line below, about what to give. */
  readonly help?: string;
  /** What does not fit, in words; null or nothing while all does. */
  readonly problem?: string | null;
  /** True says the label to screen readers only. */
  readonly hideLabel?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextField({ label, value, onChange, help, problem, hideLabel = false, ...rest }: TextFieldProps): ReactNode {
  const id = useId();
  const described = help || problem ? `${id}-about` : undefined;
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'unseen' : 'field-label'}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={described}
        aria-invalid={problem ? true : undefined}
        spellCheck={false}
      />
      {described && (
        <div id={described} className={`field-about${problem ? ' field-problem' : ''}`}>
          {problem ?? help}
        </div>
      )}
    </div>
  );
}

interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly help?: string;
  readonly hideLabel?: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ label, value, onChange, help, hideLabel = false, rows = 5, ...rest }: TextAreaProps): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'unseen' : 'field-label'}>
        {label}
      </label>
      <textarea
        {...rest}
        id={id}
        rows={rows}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={help ? `${id}-about` : undefined}
        dir="auto"
        spellCheck={false}
      />
      {help && (
        <div id={`${id}-about`} className="field-about">
          {help}
        </div>
      )}
    </div>
  );
}
