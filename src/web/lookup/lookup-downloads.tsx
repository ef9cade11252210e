import { type ReactNode, useState } from 'react';
import type { LookupAnswer } from '../../api/lookup.ts';
import { ask } from '../client/ask.ts';
import { Button } from '../kit/button.tsx';
import { saveFile } from '../kit/save-file.ts';
import { useToast } from '../kit/toast.tsx';
import { fileNameOf, type Question } from './question.ts';

type Format = 'html' | 'pdf' | 'json';

/** The look-up as a file to attach to an incident. */
export function LookupDownloads({ question, answer }: { readonly question: Question; readonly answer: LookupAnswer }): ReactNode {
  const { fail } = useToast();
  const [busy, setBusy] = useState<Format | null>(null);
  const { report } = answer;
  const save = async (format: Format) => {
    setBusy(format);
    try {
      saveFile(await fileOf(format, question, answer), fileNameOf(report.kind === 'text' ? 'message' : report.value, format));
    } catch (error) {
      fail(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <fieldset className="row downloads">
      <legend className="unseen">Download the report</legend>
      {(['html', 'pdf', 'json'] as const).map((format) => (
        <Button
          key={format}
          small
          icon="download"
          busy={busy === format}
          onClick={() => save(format)}
          title={format === 'json' ? 'For a program: nothing in it is defanged' : 'Defanged, to attach to an incident'}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </fieldset>
  );
}

async function fileOf(format: Format, { given, ask: isAsked }: Question, { report }: LookupAnswer): Promise<Blob> {
  if (format === 'json') return new Blob([JSON.stringify(report, null, 1)], { type: 'application/json' });
  return (await ask('lookupFile', { params: { format }, body: { given, as: report.kind, ask: isAsked } })) as unknown as Blob;
}
