import { type ReactNode, useState } from 'react';
import type { NewLabel } from '../../api/review.ts';
import { askMeanings, classMeanings, lureMeanings, typeMeanings } from '../../model/labelling.ts';
import type { Message } from '../../model/message-view.ts';
import { asks, lures, messageClasses, type ScamType, scamTypes, type Verdict } from '../../model/verdict.ts';
import { useChange } from '../client/use-change.ts';
import { useMay, useSession } from '../client/use-session.ts';
import { Button } from '../kit/button.tsx';
import { Checkbox } from '../kit/checkbox.tsx';
import { label } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import { Select } from '../kit/select.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useToast } from '../kit/toast.tsx';
import { BrandField } from '../review/brand-field.tsx';

/** What you say of the text: it counts before every classifier. */
export function MessageLabel({ message }: { readonly message: Message }): ReactNode {
  const session = useSession();
  const mayLabel = useMay('analyst');
  const [isOpen, setOpen] = useState(false);
  if (!mayLabel || session === null) return null;
  const mine = [message.verdict, ...message.opinions].find(({ producer }) => producer === `person:${session.actor}`) ?? null;
  return (
    <Panel
      title="Your label"
      actions={
        <Button small icon="pencil" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Leave it' : mine ? 'Change it' : 'Label it'}
        </Button>
      }
    >
      {!isOpen && (
        <p className="quiet">
          {mine
            ? `You said ${label(mine.messageClass)}. What a person says always counts.`
            : 'You have not labelled it. What a person says always counts.'}
        </p>
      )}
      {isOpen && <LabelForm message={message} mine={mine} onDone={() => setOpen(false)} />}
    </Panel>
  );
}

interface LabelFormProps {
  readonly message: Message;
  readonly mine: Verdict | null;
  readonly onDone: () => void;
}

function LabelForm({ message: { textId, verdict }, mine, onDone }: LabelFormProps): ReactNode {
  const [said, setSaid] = useState<NewLabel>(() => labelFrom(mine ?? verdict));
  const { show, fail } = useToast();
  const save = useChange('saveLabel');
  const drop = useChange('dropLabel');
  const isScam = said.messageClass === 'scam';
  const done = (words: string) => {
    show({ words });
    onDone();
  };
  const send = () => save.mutate({ params: { textId }, body: cleaned(said) }, { onSuccess: () => done('Label kept.'), onError: fail });
  const takeBack = () => drop.mutate({ params: { textId } }, { onSuccess: () => done('Label taken back.'), onError: fail });
  return (
    <div className="stack label-form">
      <fieldset className="label-classes">
        <legend className="field-label">What it is</legend>
        {messageClasses.map((one) => (
          <label key={one} className="checkbox">
            <input
              type="radio"
              name={`class-${textId}`}
              checked={said.messageClass === one}
              onChange={() => setSaid({ ...said, messageClass: one })}
            />
            <span>
              {label(one)} <span className="quiet small">{classMeanings[one]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {isScam && <ScamFields said={said} onChange={setSaid} />}
      <TextField label="Note" value={said.note ?? ''} maxLength={2_000} onChange={(note) => setSaid({ ...said, note: note || null })} />
      <div className="row">
        <Button kind="primary" icon="check" busy={save.isPending} onClick={send}>
          Keep the label
        </Button>
        {mine && (
          <Button kind="quiet" icon="undo" busy={drop.isPending} onClick={takeBack}>
            Take it back
          </Button>
        )}
      </div>
    </div>
  );
}

function ScamFields({ said, onChange }: { readonly said: NewLabel; readonly onChange: (said: NewLabel) => void }): ReactNode {
  const types = [
    { value: '', label: 'not said' },
    ...scamTypes.map((one) => ({ value: one, label: `${label(one)}: ${typeMeanings[one]}` })),
  ];
  return (
    <>
      <Select
        label="Scam type"
        value={said.scamType ?? ''}
        choices={types}
        onChange={(value) => onChange({ ...said, scamType: (value || null) as ScamType | null, topic: null })}
      />
      {said.scamType === 'others' && (
        <TextField
          label="What would you call it"
          value={said.topic ?? ''}
          maxLength={60}
          onChange={(topic) => onChange({ ...said, topic: topic || null })}
        />
      )}
      <div>
        <BrandField
          label="Brand imitated"
          value={said.brand ?? ''}
          onChoose={(brand) => onChange({ ...said, brand })}
          help="A few letters, then Return; empty for none."
        />
      </div>
      <Several
        legend="Lures"
        all={lures}
        meanings={lureMeanings}
        chosen={said.lures ?? []}
        onChange={(chosen) => onChange({ ...said, lures: chosen })}
      />
      <Several
        legend="Asks for"
        all={asks}
        meanings={askMeanings}
        chosen={said.asks ?? []}
        onChange={(chosen) => onChange({ ...said, asks: chosen })}
      />
    </>
  );
}

interface SeveralProps<T extends string> {
  readonly legend: string;
  readonly all: readonly T[];
  readonly meanings: Readonly<Record<T, string>>;
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
}

function Several<T extends string>({ legend, all, meanings, chosen, onChange }: SeveralProps<T>): ReactNode {
  return (
    <fieldset className="label-classes">
      <legend className="field-label">{legend}</legend>
      {all.map((one) => (
        <Checkbox
          key={one}
          checked={chosen.includes(one)}
          label={
            <>
              {label(one)} <span className="quiet small">{meanings[one]}</span>
            </>
          }
          onChange={(isOn) => onChange(all.filter((other) => (other === one ? isOn : chosen.includes(other))))}
        />
      ))}
    </fieldset>
  );
}

function labelFrom({ messageClass, scamType, topic, brand, lures: named, asks: asked }: Verdict): NewLabel {
  return { messageClass, scamType, topic, brand: brand ?? '', lures: named, asks: asked, note: null };
}

/** What is only said of scams is left out of what is none. */
function cleaned(said: NewLabel): NewLabel {
  if (said.messageClass !== 'scam') return { ...said, scamType: null, topic: null, brand: null, lures: [], asks: null };
  return { ...said, topic: said.scamType === 'others' ? said.topic : said.scamType };
}
