import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { MessagePart } from '../../model/message-view.ts';
import { CopyButton } from '../kit/copy-button.tsx';
import { label } from '../kit/format.ts';
import { Panel } from '../kit/panel.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { familyOf } from './marked-text.tsx';

/** Kinds that a look-up can be asked about. */
const lookedUp: ReadonlySet<string> = new Set(['url', 'phone', 'email']);

/** What was found in the text, by kind, each with its real value to copy and to look up: also the legend of the marks. */
export function MessageParts({ parts }: { readonly parts: readonly MessagePart[] }): ReactNode {
  const listed = distinct(parts);
  return (
    <Panel title="Found in it">
      {listed.length === 0 && <p className="quiet">No link, number, amount or code was found in it.</p>}
      <ul className="part-list">
        {listed.map(({ kind, value, at }) => (
          <li key={`${kind} ${value}`} className="row">
            <span className={`found found-${familyOf(kind)} part-kind`}>{label(kind)}</span>
            <span className="grow">
              <Untrusted text={value} as={kind === 'url' || kind === 'email' || kind === 'handle' ? 'link' : 'text'} mono />
              {at === null && <span className="quiet small"> (given beside the text, or not to be pointed at)</span>}
            </span>
            {lookedUp.has(kind) && (
              <Link className="small" href={`/lookup?${new URLSearchParams({ q: value })}`} aria-label={`Look up this ${label(kind)}`}>
                Look up
              </Link>
            )}
            <CopyButton value={value} what={label(kind)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Each value once; where it stands twice, as it stands first. */
function distinct(parts: readonly MessagePart[]): readonly MessagePart[] {
  const found = new Map<string, MessagePart>();
  for (const part of parts) {
    const key = `${part.kind} ${part.value}`;
    if (!found.has(key)) found.set(key, part);
  }
  return [...found.values()];
}
