import { type FormEvent, type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import { lookupKinds } from '../../model/lookup.ts';
import { Button } from '../kit/button.tsx';
import { Checkbox } from '../kit/checkbox.tsx';
import { type Choice, Select } from '../kit/select.tsx';
import { kindName, type Question } from './question.ts';

interface LookupBoxProps {
  readonly question: Question;
  readonly onChange: (question: Question) => void;
  readonly onAsk: () => void;
  readonly busy: boolean;
  /** Names of connectors that are switched on; null until that is known. */
  readonly connectors: readonly string[] | null;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

const kinds: readonly Choice[] = [
  { value: '', label: 'Recognised by itself' },
  ...lookupKinds.map((kind) => ({ value: kind, label: `A ${kindName(kind)}`.replace(/^A ([AIe])/, 'An $1') })),
];

/** The one box: whatever there is to look up, what it is to be read as, and who may be asked. */
export function LookupBox({ question, onChange, onAsk, busy, connectors, ref }: LookupBoxProps): ReactNode {
  const id = useId();
  const { given } = question;
  const send = (event: FormEvent) => {
    event.preventDefault();
    onAsk();
  };
  // Return asks; with Shift it breaks the line, for messages of several.
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onAsk();
  };
  return (
    <form className="panel lookup-box" onSubmit={send}>
      <label htmlFor={id} className="field-label">
        A number, sender name, domain, link, address or whole message
      </label>
      <div className="lookup-line">
        <textarea
          ref={ref}
          id={id}
          className="input"
          rows={Math.min(8, Math.max(1, given.split('\n').length, Math.ceil(given.length / 110)))}
          value={given}
          maxLength={10_000}
          dir="auto"
          spellCheck={false}
          placeholder="+44 7700 900123, EVRI, evri-redelivery.example, …"
          onChange={(event) => onChange({ ...question, given: event.target.value })}
          onKeyDown={press}
        />
        <Button kind="primary" type="submit" icon="lookup" busy={busy} disabled={given.trim() === ''}>
          Look up
        </Button>
      </div>
      <div className="row lookup-options">
        <Select
          label="Read it as"
          hideLabel
          value={question.as ?? ''}
          choices={kinds}
          onChange={(as) => onChange({ ...question, as: lookupKinds.find((kind) => kind === as) ?? null })}
        />
        <Checkbox
          label="Ask the connectors that are switched on"
          checked={question.ask}
          disabled={connectors?.length === 0}
          onChange={(ask) => onChange({ ...question, ask })}
        />
        <span className="quiet small">{whoIsAsked(question, connectors)}</span>
      </div>
    </form>
  );
}

function whoIsAsked({ ask }: Question, connectors: readonly string[] | null): string {
  if (connectors === null) return '';
  if (connectors.length === 0) return 'No connector is switched on: nothing leaves this machine.';
  return ask
    ? `It is sent to ${connectors.join(', ')}, as far as the sharing level allows.`
    : 'Nothing leaves this machine; what was learned before is shown.';
}
