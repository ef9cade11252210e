import { type FormEvent, type ReactNode, useState } from 'react';
import type { DrawnSample, NewSample } from '../../api/review.ts';
import { type DrawMethod, drawMethods } from '../../model/opinion.ts';
import { messageClasses } from '../../model/verdict.ts';
import { useChange } from '../client/use-change.ts';
import { Button } from '../kit/button.tsx';
import { ErrorPanel } from '../kit/error-panel.tsx';
import { label } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import { Select } from '../kit/select.tsx';
import { TextField } from '../kit/text-field.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

const methods: Readonly<Record<DrawMethod, { readonly name: string; readonly about: string }>> = {
  random: {
    name: 'At random',
    about: 'Every text with the same chance. Only these figures hold for the whole feed.',
  },
  stratified: {
    name: 'By class',
    about: 'Equal shares of each class and scam type that the embedded classifier gives: to see rare types at all.',
  },
  'least-certain': {
    name: 'Least certain',
    about: 'Unknown and unsure verdicts first, one text of each wording before a second: most is mended with the fewest labels.',
  },
};

const usualSize = 384;

/** Draws a sample, and says why so many. */
export function DrawForm({ onDrawn }: { readonly onDrawn: (name: string) => void }): ReactNode {
  const [by, setBy] = useState<DrawMethod>('random');
  const [of, setOf] = useState('');
  const [size, setSize] = useState(String(usualSize));
  const [name, setName] = useState('');
  const [seed, setSeed] = useState('');
  const draw = useChange('drawSample', ['samples']);
  const problem = /^[1-9]\d{0,4}$/.test(size) ? null : 'A whole number from 1 to 99,999.';
  const send = (event: FormEvent) => {
    event.preventDefault();
    const messageClass = messageClasses.find((one) => one === of);
    const body: NewSample = {
      by,
      size: Number(size),
      ...(/^\d{1,9}$/.test(seed) ? { seed: Number(seed) } : {}),
      ...(messageClass ? { messageClass } : {}),
      ...(name.trim() ? { name: name.trim() } : {}),
    };
    draw.mutate({ body });
  };
  return (
    <Panel title="Draw a sample">
      <form className="stack" onSubmit={send}>
        <fieldset className="draw-methods">
          <legend className="field-label">Which texts</legend>
          {drawMethods.map((method) => (
            <label key={method} className={method === by ? 'draw-method draw-method-on' : 'draw-method'}>
              <input type="radio" name="by" value={method} checked={method === by} onChange={() => setBy(method)} />
              <span>
                <b>{methods[method].name}</b>
                <span className="quiet small">{methods[method].about}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="draw-fields">
          <TextField label="How many" inputMode="numeric" value={size} onChange={setSize} problem={problem} />
          <Select
            label="Among"
            value={of}
            choices={[
              { value: '', label: 'all texts' },
              ...messageClasses.map((one) => ({ value: one, label: `what the classifier calls ${label(one)}` })),
            ]}
            onChange={setOf}
          />
          <TextField label="Name" value={name} placeholder="sample-1, sample-2, …" maxLength={80} onChange={setName} />
          <TextField
            label="Seed"
            inputMode="numeric"
            value={seed}
            onChange={setSeed}
            placeholder="drawn by lot"
            help="Equal seeds draw equal samples."
          />
        </div>
        <p className="small quiet">
          384 is the customary number: with it a share is known to within five points, 19 times in 20, however large the feed. These are
          distinct texts; one reported a thousand times is one text.
        </p>
        {draw.error && <ErrorPanel title="Nothing was drawn" error={draw.error} />}
        <div className="row">
          <Button kind="primary" type="submit" icon="plus" busy={draw.isPending} disabled={problem !== null}>
            Draw
          </Button>
        </div>
      </form>
      {draw.data && <Drawn sample={draw.data} onOpen={() => onDrawn(draw.data.name)} />}
    </Panel>
  );
}

function Drawn({ sample: { name, method, reason }, onOpen }: { readonly sample: DrawnSample; readonly onOpen: () => void }): ReactNode {
  return (
    <div className="drawn" role="status">
      <p>
        <b>
          <Untrusted text={name} as="name" />
        </b>{' '}
        <Untrusted text={method} as="name" />
      </p>
      {reason && <p className="quiet small">{reason}</p>}
      <Button kind="primary" icon="review" onClick={onOpen}>
        Label it
      </Button>
    </div>
  );
}
