import { type ReactNode, useMemo } from 'react';
import { Link } from 'wouter';
import type { TextMark } from '../../model/campaign-view.ts';
import { percent } from '../kit/format.ts';
import { diffWords, sharedShare } from './diff.ts';
import { DiffText } from './marked-text.tsx';

interface SideText {
  readonly textId: string;
  readonly text: string;
  /** Such as `42 reports`. */
  readonly about?: ReactNode;
  /** Where evidence stands in it. */
  readonly marks?: readonly TextMark[];
}

/** Two texts as received, side by side, with what stands in one only marked in each; or one alone. */
export function TwoTexts({ a, b }: { readonly a: SideText; readonly b: SideText | null }): ReactNode {
  const { a: left, b: right } = useMemo(() => diffWords(a.text, b?.text ?? a.text), [a.text, b?.text]);
  if (b === null) {
    return (
      <TextSide side={a} letter="">
        <DiffText parts={left} mark="gone" />
      </TextSide>
    );
  }
  return (
    <div className="two-texts">
      <TextSide side={a} letter="A">
        <DiffText parts={left} mark="gone" evidence={a.marks ?? []} />
      </TextSide>
      <TextSide side={b} letter="B">
        <DiffText parts={right} mark="added" evidence={b.marks ?? []} />
      </TextSide>
      <p className="quiet small two-texts-about">
        {percent(sharedShare(left))} of A and {percent(sharedShare(right))} of B stand in the other, word for word.
      </p>
    </div>
  );
}

function TextSide({
  side,
  letter,
  children,
}: {
  readonly side: SideText;
  readonly letter: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="text-side">
      <div className="row spread small">
        <b>{letter}</b>
        <span className="row">
          {side.about && <span className="quiet text-about">{side.about}</span>}
          <Link href={`/messages/${encodeURIComponent(side.textId)}`} aria-label={`Open message ${letter}`.trim()}>
            Open
          </Link>
        </span>
      </div>
      {children}
    </div>
  );
}
