import { type ReactNode, useMemo } from 'react';
import type { MessagePart } from '../../model/message-view.ts';
import { label } from '../kit/format.ts';
import { bentLetters, hitsIn, piecesOf } from './ranges.ts';
import { shownPieces } from './shown-pieces.ts';
import './messages.css';

interface MarkedTextProps {
  /** As received. */
  readonly text: string;
  /** What was found in it; each stands out with the name of its kind before it. */
  readonly parts?: readonly MessagePart[];
  /** Words of a search; where they stand is marked. */
  readonly query?: string;
  /** True marks letters that are not what they look like. */
  readonly showBent?: boolean;
  /** More of a text than this is not shown; characters. */
  readonly most?: number;
}

const none: readonly MessagePart[] = [];

/** A message with its found parts and the words of the search marked: text and nothing else, defanged, nothing hidden in it. */
export function MarkedText({ text, parts = none, query = '', showBent = false, most = 10_000 }: MarkedTextProps): ReactNode {
  const head = text.length > most ? text.slice(0, most) : text;
  const pieces = useMemo(
    () => shownPieces(head, piecesOf(head, parts, hitsIn(head, query), showBent ? bentLetters(head) : [])),
    [head, parts, query, showBent],
  );
  return (
    <bdi className="untrusted marked" dir="auto" translate="no">
      {pieces.map(({ start, kind, part, hit, bent, shown }, at) => {
        const isNewPart = kind !== null && pieces[at - 1]?.part !== part;
        const letters = bent ? <BentLetter shown={shown} code={head.codePointAt(start) ?? 0} /> : shown;
        const inner = hit ? <mark>{letters}</mark> : letters;
        if (kind === null) return <span key={start}>{inner}</span>;
        return (
          <span key={start} className={`found found-${familyOf(kind)}`}>
            {isNewPart && <span className="found-name">{label(kind)}</span>}
            {inner}
          </span>
        );
      })}
      {head !== text && <span className="quiet"> … and {(text.length - most).toLocaleString('en-GB')} more characters</span>}
    </bdi>
  );
}

function BentLetter({ shown, code }: { readonly shown: string; readonly code: number }): ReactNode {
  return (
    <span className="bent" title={`not the Latin letter: U+${code.toString(16).toUpperCase().padStart(4, '0')}`}>
      {shown}
    </span>
  );
}

/** Kinds that are marked alike: what leads somewhere, what can be called or written to, money, figures. */
export function familyOf(kind: string): 'link' | 'contact' | 'money' | 'figure' {
  if (kind === 'url') return 'link';
  if (['phone', 'email', 'handle'].includes(kind)) return 'contact';
  return ['amount', 'iban', 'bank_account', 'crypto'].includes(kind) ? 'money' : 'figure';
}
