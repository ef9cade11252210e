import { type ReactNode, useState } from 'react';
import type { NewLabel } from '../../api/review.ts';
import { ClassBadge } from '../kit/badge.tsx';
import { Button } from '../kit/button.tsx';
import { label, plural } from '../kit/format.ts';
import { Keys } from '../kit/keys.tsx';
import { TextField } from '../kit/text-field.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { BrandName } from '../messages/brand-name.tsx';
import { MarkedText } from '../messages/marked-text.tsx';
import { pressKey, sayNote } from './review-keys.ts';
import { type ReviewState, textOf } from './review-state.ts';
import type { Review } from './use-review.ts';

interface TextCardProps {
  readonly state: ReviewState;
  readonly act: Review['act'];
}

/** The text at hand with what was said of it; what the classifier says only when asked for. */
export function TextCard({ state, act }: TextCardProps): ReactNode {
  const text = textOf(state);
  if (!text) return null;
  const said = state.draft ?? state.labels.get(text.textId) ?? null;
  const press = (key: string) => act((before) => pressKey(before, key));
  return (
    <article className="panel text-card" aria-label={`Text ${state.at + 1} of ${state.texts.length}`}>
      <div className="row spread small quiet">
        <span className="figures">
          {state.at + 1} of {state.texts.length}
        </span>
        <span>
          {plural(text.reports, 'report')}
          {text.senders.length > 0 && (
            <>
              , from{' '}
              {text.senders.map((sender, at) => (
                <span key={sender}>
                  {at > 0 && ', '}
                  <Untrusted text={sender} as="name" />
                </span>
              ))}
            </>
          )}
        </span>
      </div>
      <div className="review-text">
        <MarkedText text={text.text} most={4_000} />
      </div>
      {said && <Said said={said} />}
      <div className="row text-card-foot">
        {!state.isNoting && (
          <Button small kind="quiet" aria-keyshortcuts="w" onClick={() => press('w')}>
            <Keys of={['w']} /> Note
          </Button>
        )}
        <Button small kind="quiet" aria-pressed={state.isGuessShown} aria-keyshortcuts="g" onClick={() => press('g')}>
          <Keys of={['g']} /> {state.isGuessShown ? 'Hide the guess' : 'Show the guess'}
        </Button>
        {state.isGuessShown && (
          <span className="row" role="status">
            <span className="quiet small">the classifier says</span>
            <ClassBadge messageClass={text.guess.messageClass} scamType={text.guess.scamType} />
            {text.guess.brand && <BrandName brand={text.guess.brand} />}
          </span>
        )}
      </div>
      {state.isNoting && (
        <NoteField
          note={said?.note ?? ''}
          onNote={(note) => act((before) => sayNote(before, note))}
          onBack={() => act((before) => ({ ...before, isNoting: false }))}
        />
      )}
    </article>
  );
}

function Said({ said }: { readonly said: NewLabel }): ReactNode {
  const { messageClass, scamType, topic, brand, lures, asks, note } = said;
  const words = [
    ...(scamType === 'others' && topic ? [topic] : []),
    ...(lures ?? []).map(label),
    ...(asks ?? []).map((ask) => `asks: ${label(ask)}`),
  ];
  return (
    <p className="row said">
      <span className="quiet small">you said</span>
      <ClassBadge messageClass={messageClass} scamType={scamType} />
      {brand && <BrandName brand={brand} />}
      {words.length > 0 && <Untrusted text={words.join(', ')} as="name" />}
      {note && (
        <span className="quiet small">
          note: <Untrusted text={note} />
        </span>
      )}
    </p>
  );
}

interface NoteFieldProps {
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly onBack: () => void;
}

function NoteField({ note, onNote, onBack }: NoteFieldProps): ReactNode {
  const [typed, setTyped] = useState(note);
  return (
    <TextField
      label="Note"
      value={typed}
      onChange={setTyped}
      maxLength={2_000}
      help="Return keeps it, Esc leaves it."
      autoFocus
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Enter') onNote(typed);
        else onBack();
      }}
    />
  );
}
