import type { ReactNode } from 'react';
import { type Outside, shown } from './shown.ts';

export { shown } from './shown.ts';

interface UntrustedProps {
  /** As received. */
  readonly text: string;
  /** Running text; a host or link; a number or sender name; or a file's name, also within words. */
  readonly as?: Outside;
  /** True keeps its line breaks and wraps. */
  readonly block?: boolean;
  readonly mono?: boolean;
  /** True keeps it to one line; the whole of it is the tooltip. */
  readonly clip?: boolean;
}

/**
 * The one way in which text from outside is shown: message, sender, file name, domain. It is text and nothing else, keeps
 * its direction to itself, and is never a link.
 */
export function Untrusted({ text, as = 'text', block = false, mono = false, clip = false }: UntrustedProps): ReactNode {
  const safe = shown(text, as);
  const classes = ['untrusted', block && 'untrusted-block', mono && 'mono', clip && 'clip'].filter(Boolean).join(' ');
  return (
    <bdi className={classes} dir="auto" translate="no" {...(clip ? { title: safe } : {})}>
      {safe}
    </bdi>
  );
}
