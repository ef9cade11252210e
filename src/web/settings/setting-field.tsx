import type { ReactNode } from 'react';
import type { ProviderSettingRow } from '../../api/connectors.ts';
import { label } from '../kit/format.ts';
import { Select } from '../kit/select.tsx';
import { TextField } from '../kit/text-field.tsx';

interface SettingFieldProps {
  readonly setting: ProviderSettingRow;
  /** As typed; left out while nobody touched it. */
  readonly draft: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

/** A setting as its declaration says it is. A key can be written and never read. */
export function SettingField({ setting, draft, disabled, onChange }: SettingFieldProps): ReactNode {
  const { name, type, required, help, from, value } = setting;
  const isFixed = from === 'environment';
  const given = {
    label: `${name.charAt(0).toUpperCase()}${label(name).slice(1)}${required ? ' (needed)' : ''}`,
    value: draft ?? (from === 'default' ? '' : (value ?? '')),
    disabled: disabled || isFixed,
    onChange,
    help: isFixed ? `${help}; comes from the environment of the server` : help,
  };
  if (type === 'flag') return <Select {...given} choices={flagChoices(setting.default)} />;
  if (type === 'secret') {
    const placeholder = from === null ? 'none yet' : 'kept; type to replace it';
    return <TextField {...given} type="password" autoComplete="new-password" placeholder={placeholder} />;
  }
  const inputMode = type === 'number' ? 'decimal' : type === 'address' ? 'url' : 'text';
  return <TextField {...given} inputMode={inputMode} autoComplete="off" placeholder={usualWords(setting)} />;
}

/** The usual value, a number with three digits that tell. */
function usualWords({ type, default: usual }: ProviderSettingRow): string {
  return type === 'number' && usual !== null ? String(Number(Number(usual).toPrecision(3))) : (usual ?? '');
}

function flagChoices(usual: string | null): readonly { readonly value: string; readonly label: string }[] {
  return [
    { value: '', label: usual === null ? 'not set' : `usual: ${usual}` },
    { value: 'true', label: 'true' },
    { value: 'false', label: 'false' },
  ];
}
