import type { RiskVerdict } from '../../model/lookup.ts';
import type { FactRow, LookupView } from '../../model/lookup-view.ts';
import type { Colour } from '../pdf/document.ts';
import { type Column, type Faces, PdfFlow, soft, writable } from '../pdf/flow.ts';

const colours: Readonly<Record<RiskVerdict, Colour>> = {
  scam: [0.702, 0.255, 0.055],
  suspicious: [0.71, 0.514, 0],
  legitimate: [0, 0.62, 0.451],
  unknown: soft,
};

const factColumns: readonly Column[] = [
  { title: 'what', share: 0.19, colour: soft },
  { title: 'value', share: 0.4 },
  { title: 'source', share: 0.28, colour: soft },
  { title: 'date', share: 0.13, colour: soft },
];

export interface LookupPdfOptions {
  readonly version: string;
  readonly faces: Faces;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly deflate?: (bytes: Uint8Array) => Uint8Array;
}

/** The look-up as a PDF to attach to an incident. Equal look-ups give equal bytes. */
export function lookupPdf(view: LookupView, { version, faces, at, deflate }: LookupPdfOptions): Uint8Array {
  const flow = new PdfFlow(faces);
  flow.paragraph(view.title, { size: 17, bold: true });
  flow.space(2);
  const given = view.given ? ` Given as ${view.given}.` : '';
  flow.paragraph(
    `${view.kind}, looked up ${view.at} by Hookline ${version}.${given} Links and addresses are written so that nobody follows them by mistake.`,
    {
      size: 8.5,
      colour: soft,
    },
  );
  flow.meter(view.verdictWords, `risk ${view.score} of 100`, view.score, colours[view.verdict]);
  message(flow, view);
  reasons(flow, view);
  history(flow, view);
  facts(flow, view);
  disagreements(flow, view);
  notAsked(flow, view);
  if (lacking(view, faces)) {
    flow.space(6);
    flow.paragraph(
      'Characters that the font of this document does not have are given by their code, as ⟨U+4E2D⟩. The HTML page shows them.',
      { size: 8, colour: soft },
    );
  }
  flow.foot(`Hookline look-up: ${view.title}`, (page, pages) => `${page} of ${pages}`);
  return flow.document.bytes({ title: `Look-up: ${view.title}`, producer: `Hookline ${version}`, at, ...(deflate ? { deflate } : {}) });
}

function message(flow: PdfFlow, { message: of }: LookupView): void {
  if (of === null) return;
  flow.heading('The message');
  flow.quote(of.text);
  flow.paragraph(of.verdict, { bold: true });
  if (of.evasions) flow.paragraph(`Undone in it: ${of.evasions}.`, { colour: soft });
  for (const reason of of.reasons) flow.paragraph(`• ${reason}`, { size: 9 }, 6);
}

function reasons(flow: PdfFlow, view: LookupView): void {
  flow.heading('Why');
  flow.table(
    [
      { title: 'points', share: 0.1, right: true },
      { title: 'reason', share: 0.68 },
      { title: 'rule', share: 0.22, colour: soft },
    ],
    view.reasons.map(({ points, detail, rule }) => [points, detail, rule]),
  );
  if (view.unknown.length > 0)
    flow.paragraph(`Not known: ${view.unknown.join('; ')}. What is not known does not speak for anybody.`, { size: 9 });
}

function history(flow: PdfFlow, view: LookupView): void {
  flow.heading('In our own reports');
  if (view.history === null) flow.paragraph('No workspace was given, so our own reports were not looked at.', { colour: soft });
  else if (view.history.length === 0) flow.paragraph('It stands in none of our reports.', { colour: soft });
  else
    flow.table(
      [
        { title: 'what', share: 0.34 },
        { title: 'reports', share: 0.15 },
        { title: 'seen', share: 0.24, colour: soft },
        { title: 'classes', share: 0.27 },
      ],
      view.history.map(({ subject, reports, seen, classes }) => [subject, reports, seen, classes]),
    );
  if (view.campaigns.length === 0) return;
  flow.space(6);
  flow.table(
    [
      { title: 'campaign', share: 0.15 },
      { title: 'what', share: 0.31 },
      { title: 'reports', share: 0.1, right: true },
      { title: 'seen', share: 0.14, colour: soft },
      { title: 'through (reports)', share: 0.3 },
    ],
    view.campaigns.map(({ id, title, reports, seen, through }) => [id, title, reports, seen, through]),
  );
}

function facts(flow: PdfFlow, { facts: groups }: LookupView): void {
  if (groups.length === 0) return;
  flow.heading('Facts');
  for (const { heading, risk, rows } of groups) {
    flow.need(60);
    flow.space(4);
    flow.paragraph(risk ? `${heading} (${risk})` : heading, { size: 10, bold: true });
    if (rows.length === 0) flow.paragraph('No source says anything.', { size: 9, colour: soft });
    else flow.table(factColumns, rows.map(cells));
  }
}

function disagreements(flow: PdfFlow, { disagreements: list }: LookupView): void {
  if (list.length === 0) return;
  flow.heading('Where sources disagree');
  for (const { what, said, because } of list) {
    flow.need(60);
    flow.space(4);
    flow.paragraph(what, { size: 10, bold: true });
    flow.table(
      factColumns.map((column) => ({ ...column, title: '' })),
      said.map(cells),
    );
    flow.paragraph(`${because}.`, { size: 8.5, colour: soft });
  }
}

function notAsked(flow: PdfFlow, { notAsked: list }: LookupView): void {
  flow.heading('Not asked');
  if (list.length === 0) flow.paragraph('Every source that could say something was asked.', { colour: soft });
  else
    flow.table(
      [
        { title: 'source', share: 0.66 },
        { title: 'why', share: 0.34 },
      ],
      list.map(({ names, why }) => [names, why]),
    );
}

function cells({ field, value, source, date }: FactRow): string[] {
  return [field, value, source, date];
}

/** True where something shown has characters that the font lacks. */
function lacking(view: LookupView, { plain }: Faces): boolean {
  const all = JSON.stringify(view);
  return writable(all, plain) !== all.normalize('NFC');
}
