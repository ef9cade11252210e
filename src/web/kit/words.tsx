import type { ReactNode } from 'react';
import { shown } from './shown.ts';

/** Our own words, in which what stands between backticks is code. Parts of them may come from outside. */
export function Words({ text }: { readonly text: string }): ReactNode {
  return shown(text, 'file')
    .split('`')
    .map((part, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
      index % 2 === 1 ? <code key={index}>{part}</code> : part,
    );
}
