import { type ReactNode, useState } from 'react';
import { askKeys, askMeanings, classKeys, classMeanings, lureKeys, lureMeanings, typeMeanings } from '../../model/labelling.ts';
import { scamTypes } from '../../model/verdict.ts';
import { Button } from '../kit/button.tsx';
import { label } from '../kit/format.ts';
import { Keys } from '../kit/keys.tsx';
import { TextField } from '../kit/text-field.tsx';
import { BrandField } from './brand-field.tsx';
import { KeyChoice } from './key-choice.tsx';
import { goBack, pressKey, sayBrand, sayTopic, sayType } from './review-keys.ts';
import { type ReviewState, type Step, textOf } from './review-state.ts';
import type { Review } from './use-review.ts';

interface QuestionProps {
  readonly state: ReviewState;
  readonly act: Review['act'];
}

const titles: Readonly<Record<Step, string>> = {
  class: 'What is it?',
  type: 'Which story does it tell?',
  topic: 'What would you call it?',
  lures: 'By what does it move its reader?',
  asks: 'What does it want its reader to do?',
  brand: 'Whom does it pretend to be, or name?',
};

/** The question at hand with its answers as keys; every key is a button too. */
export function QuestionPanel({ state, act }: QuestionProps): ReactNode {
  const press = (key: string) => act((before) => pressKey(before, key));
  return (
    <section className="panel question" aria-labelledby="question">
      <div className="row spread">
        <h2 id="question">{titles[state.step]}</h2>
        <div className="row">
          <Command keys="b" label={state.step === 'class' ? 'Text before' : 'Back'} onPress={() => act(goBack)} />
          {state.step === 'class' && <Command keys="n" label="Leave for later" onPress={() => press('n')} />}
          <Command keys="z" label="Take back the last" onPress={() => press('z')} />
          <Command keys="?" label="Keys" onPress={() => press('?')} />
        </div>
      </div>
      <Answers state={state} act={act} />
    </section>
  );
}

function Answers({ state, act }: QuestionProps): ReactNode {
  const { step, draft, figure } = state;
  const press = (key: string) => act((before) => pressKey(before, key));
  const text = textOf(state);
  if (step === 'class') {
    const said = text ? state.labels.get(text.textId)?.messageClass : undefined;
    return (
      <>
        <div className="answers">
          {Object.entries(classKeys).map(([key, name]) => (
            <KeyChoice
              key={key}
              keys={key}
              name={label(name)}
              about={classMeanings[name]}
              isOn={said === name}
              onPress={() => press(key)}
            />
          ))}
        </div>
        {said && <Onward onPress={() => press('Enter')} label="Leave it so" />}
      </>
    );
  }
  if (step === 'type') {
    return (
      <>
        <div className="answers answers-many">
          {scamTypes.map((name, at) => (
            <KeyChoice
              key={name}
              keys={String(at + 1)}
              name={label(name)}
              about={typeMeanings[name]}
              isOn={figure === '1' ? at === 0 : draft?.scamType === name}
              onPress={() => act((before) => sayType(before, name))}
            />
          ))}
        </div>
        {figure === '1' && <p className="small">1… Return for {label('wrong_number')}, or 0 to 3 for 10 to 13.</p>}
        {figure === null && draft?.scamType && <Onward onPress={() => press('Enter')} label="Leave it so" />}
      </>
    );
  }
  if (step === 'lures' || step === 'asks') return <ListAnswers step={step} state={state} onPress={press} />;
  if (step === 'topic') return <TopicField topic={draft?.topic ?? ''} act={act} />;
  return (
    <BrandField
      key={text?.textId}
      label="A few letters of the brand"
      value={draft?.brand ?? ''}
      help="Return takes the one that is marked; empty for none. Esc goes back."
      focused
      onChoose={(brand) => act((before) => sayBrand(before, brand))}
      onBack={() => act(goBack)}
    />
  );
}

function ListAnswers({
  step,
  state: { draft },
  onPress,
}: {
  readonly step: 'lures' | 'asks';
  readonly state: ReviewState;
  readonly onPress: (key: string) => void;
}): ReactNode {
  const isLures = step === 'lures';
  const rows = isLures
    ? Object.entries(lureKeys).map(([key, name]) => ({ key, name, about: lureMeanings[name], isOn: draft?.lures?.includes(name) ?? false }))
    : Object.entries(askKeys).map(([key, name]) => ({ key, name, about: askMeanings[name], isOn: draft?.asks?.includes(name) ?? false }));
  return (
    <>
      <div className="answers">
        {rows.map(({ key, name, about, isOn }) => (
          <KeyChoice key={key} keys={key} name={label(name)} about={about} isOn={isOn} isToggle onPress={() => onPress(key)} />
        ))}
      </div>
      <Onward onPress={() => onPress('Enter')} label={rows.some(({ isOn }) => isOn) ? 'Go on' : 'None of them'} />
    </>
  );
}

function TopicField({ topic, act }: { readonly topic: string; readonly act: Review['act'] }): ReactNode {
  const [typed, setTyped] = useState(topic);
  return (
    <TextField
      label="Use one name for one story"
      value={typed}
      maxLength={60}
      autoFocus
      help="Return keeps it, empty for nothing. Esc goes back."
      onChange={setTyped}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        if (event.key === 'Enter') act((before) => sayTopic(before, typed));
        else act(goBack);
      }}
    />
  );
}

function Onward({ label: words, onPress }: { readonly label: string; readonly onPress: () => void }): ReactNode {
  return (
    <div>
      <Button small aria-keyshortcuts="Enter" onClick={onPress}>
        <Keys of={['Return']} /> {words}
      </Button>
    </div>
  );
}

function Command({
  keys,
  label: words,
  onPress,
}: {
  readonly keys: string;
  readonly label: string;
  readonly onPress: () => void;
}): ReactNode {
  return (
    <Button small kind="quiet" aria-keyshortcuts={keys} onClick={onPress}>
      <Keys of={[keys]} /> <span className="wide-only">{words}</span>
    </Button>
  );
}
