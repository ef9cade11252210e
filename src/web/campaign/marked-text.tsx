import type { ReactNode } from 'react';
import type { TextMark } from '../../model/campaign-view.ts';
import { shown } from '../kit/untrusted.tsx';
import { shownPieces } from '../messages/shown-pieces.ts';
import type { DiffPart } from './diff.ts';
import { cutAt } from './evidence-marks.ts';
import { evidenceWords } from './evidence-words.ts';
import { scriptPieces } from './script-slots.ts';

/** A script, its slots marked. It is made of messages, so it is shown like one: inert and defanged. */
export function ScriptText({ script }: { readonly script: string }): ReactNode {
  return (
    <bdi className="script-text untrusted untrusted-block" dir="auto" translate="no">
      {withPlaces(scriptPieces(script)).map(({ at, piece }) =>
        piece.slot ? (
          <span key={at} className="slot">
            {piece.text}
          </span>
        ) : (
          shown(piece.text)
        ),
      )}
    </bdi>
  );
}

interface DiffTextProps {
  readonly parts: readonly DiffPart[];
  readonly mark: 'gone' | 'added';
  /** Stretches that bear evidence; they stand out too. */
  readonly evidence?: readonly TextMark[];
}

/** A text as received beside another one, what stands only here marked, and what joins the two. */
export function DiffText({ parts, mark, evidence = [] }: DiffTextProps): ReactNode {
  const text = parts.map((part) => part.text).join('');
  const ranges = withPlaces(parts).map(({ at, piece }) => ({ start: at, end: at + piece.text.length, same: piece.same }));
  const Mark = mark === 'gone' ? 'del' : 'ins';
  return (
    <bdi className="untrusted untrusted-block" dir="auto" translate="no">
      {shownPieces(text, cutAt(ranges, evidence)).map(({ start, same, kind, shown: piece }) => {
        const Side = same ? 'span' : Mark;
        return <Side key={start}>{kind === null ? piece : <mark title={evidenceWords(kind)}>{piece}</mark>}</Side>;
      })}
    </bdi>
  );
}

function withPlaces<T extends { readonly text: string }>(pieces: readonly T[]): readonly { readonly at: number; readonly piece: T }[] {
  let at = 0;
  return pieces.map((piece) => {
    const place = at;
    at += piece.text.length;
    return { at: place, piece };
  });
}
