import type { ReactNode } from 'react';
import type { Preview } from '../../api/intake.ts';
import { label, plural } from '../kit/format.ts';
import { Time } from '../kit/time.tsx';
import { Untrusted } from '../kit/untrusted.tsx';

interface PreviewProps {
  readonly preview: Preview;
}

/** The first rows as they would be kept. */
export function PreviewSample({ preview }: PreviewProps): ReactNode {
  if (preview.sample.length === 0) return null;
  return (
    <details open className="stack">
      <summary>The first rows as they would be kept</summary>
      <div className="scroll-x">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col" className="end">
                Line
              </th>
              <th scope="col">Kind</th>
              <th scope="col">Sender</th>
              <th scope="col">Received</th>
              <th scope="col">Text</th>
            </tr>
          </thead>
          <tbody>
            {preview.sample.map((row) => (
              <tr key={row.line}>
                <td className="end quiet">{row.line}</td>
                <td>{label(row.kind)}</td>
                <td className="preview-sender">
                  {row.sender === null ? <span className="quiet">–</span> : <Untrusted text={row.sender} as="name" />}
                </td>
                <td className="no-wrap">
                  <Time at={row.at} />
                </td>
                <td className="preview-text">
                  <Untrusted text={row.text ?? row.url ?? ''} as={row.text === null ? 'link' : 'text'} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Rows that would be put aside, with the reason. They stop nothing, and are kept with their place. */
export function PreviewRejects({ preview }: PreviewProps): ReactNode {
  return (
    <details open>
      <summary>{plural(preview.rejected.length, 'row')} that would be put aside</summary>
      <ul className="rejected-rows small">
        {preview.rejected.map(({ line, reason }) => (
          <li key={`${line} ${reason}`}>
            <span className="quiet">line {line}:</span> <Untrusted text={reason} />
          </li>
        ))}
      </ul>
    </details>
  );
}
