import type { ReactNode } from 'react';
import { askKeys, askMeanings, classKeys, classMeanings, lureKeys, lureMeanings, typeMeanings } from '../../model/labelling.ts';
import { scamTypes } from '../../model/verdict.ts';
import { Dialog } from '../kit/dialog.tsx';
import { label } from '../kit/format.ts';
import { commandKeys } from './review-keys.ts';

type Line = readonly [string, string, string];

const groups: readonly (readonly [string, string, readonly Line[]])[] = [
  [
    'Class',
    'What the message is, whoever it says it is from.',
    Object.entries(classKeys).map(([key, name]): Line => [key, label(name), classMeanings[name]]),
  ],
  ['Scam type', 'The story it tells.', scamTypes.map((name, at): Line => [String(at + 1), label(name), typeMeanings[name]])],
  [
    'Lures',
    'By what it moves its reader; as many as there are.',
    Object.entries(lureKeys).map(([key, name]): Line => [key, label(name), lureMeanings[name]]),
  ],
  ['Asks', 'What it wants its reader to do.', Object.entries(askKeys).map(([key, name]): Line => [key, label(name), askMeanings[name]])],
  [
    'At any question',
    'Fields that are written in take letters as letters; Esc goes back from them.',
    [
      ['b', 'back', 'to the question before, or to the text before'],
      ['n', 'later', 'leave a text for later (at the class)'],
      ['↵', 'Return', 'leave it so; go on; none'],
      ...Object.entries(commandKeys).map(([key, what]): Line => [key, '', what]),
    ],
  ],
];

/** The keys, and what labellers go by. */
export function KeysHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title="Keys and what they mean" open={open} onClose={onClose} wide>
      <div className="keys-help">
        {groups.map(([title, about, lines]) => (
          <section key={title}>
            <h3>{title}</h3>
            <p className="quiet small">{about}</p>
            <dl>
              {lines.map(([key, name, meaning]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>
                    {name && <b>{name}</b>} <span className="small">{meaning}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
