import type { ReactNode } from 'react';
import { Untrusted } from '../kit/untrusted.tsx';

/** The account of a campaign; a day in it is not broken over two lines. */
export function Account({ text }: { readonly text: string }): ReactNode {
  const days = /\d{4}-\d{2}-\d{2}/g;
  const words = text.split(days);
  const found = text.match(days) ?? [];
  let at = 0;
  return (
    <p className="account">
      {words.map((piece, index) => {
        const key = at;
        at += piece.length + (found[index]?.length ?? 0);
        return (
          <span key={key}>
            <Untrusted text={piece} />
            {found[index] && <span className="no-wrap figures">{found[index]}</span>}
          </span>
        );
      })}
    </p>
  );
}
