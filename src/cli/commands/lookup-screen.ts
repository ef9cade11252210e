import type { LookupView } from '../../app/index.ts';
import { table } from '../table.ts';

/** A wider terminal is not filled: lines of more characters are hard to read. */
const widest = 100;
/** Of each group so many facts are shown; all stand in the page, the PDF and the JSON. */
const mostFacts = 14;

/** A look-up on one screen. The view is defanged and has nothing invisible in it. */
export function lookupScreen(view: LookupView, terminal?: number): string {
  const width = Math.max(60, Math.min(widest, terminal ?? widest));
  const indented = (label: string, text: string) => broken(label, text, width);
  const head = [
    `${view.title}  (${view.kind})`,
    ...(view.given ? [`given as ${view.given}`] : []),
    '',
    `${view.verdictWords.toUpperCase()}, risk ${view.score} of 100`,
    ...view.reasons.flatMap(({ points, detail }) => indented(points.padStart(5), detail)),
    ...(view.unknown.length > 0 ? indented('not known:', view.unknown.join('; ')) : []),
  ];
  return `${[...head, ...message(view), ...history(view, terminal), ...facts(view, width), ...disagreements(view), ...notAsked(view, width)].join('\n')}\n`;
}

function message({ message: of }: LookupView): string[] {
  if (of === null) return [];
  const undone = of.evasions ? [`  undone in it: ${of.evasions}`] : [];
  return ['', `message  ${of.verdict}`, ...undone, ...of.reasons.map((reason) => `  ${reason}`)];
}

function history({ history: list, campaigns }: LookupView, width: number | undefined): string[] {
  if (list === null) return ['', 'our reports  no workspace, so not looked at'];
  if (list.length === 0) return ['', 'our reports  none has it'];
  const rows = list.map(({ subject, reports, seen, classes }) => [subject, reports, seen, classes]);
  const lines = ['', table(['in our reports', 'reports', 'seen', 'classes'], rows, [], width)];
  if (campaigns.length === 0) return lines;
  const listed = campaigns.map(({ id, reports, seen, title }) => [id, reports, seen, short(title, 60)]);
  return [...lines, '', table(['campaign', 'reports', 'seen', 'what'], listed, [1], width)];
}

function facts({ facts: groups }: LookupView, width: number): string[] {
  const all = groups.flatMap(({ rows }) => rows);
  const room = (of: (row: (typeof all)[number]) => string, most: number) =>
    Math.min(most, Math.max(8, ...all.map((row) => [...of(row)].length)));
  const widths = [
    room(({ field }) => field, 24),
    room(({ value }) => value, width < 90 ? 30 : 40),
    room(({ source }) => source, width < 90 ? 22 : 34),
  ];
  return groups.flatMap(({ heading, risk, rows }) => {
    const title = risk ? `${heading}: ${risk}` : heading;
    if (rows.length === 0) return groups.length > 1 && !risk ? [] : ['', title, '  no source says anything'];
    const shown = rows.slice(0, mostFacts).map(({ field, value, source, date }) => {
      const cells = [field, value, source].map((cell, at) => short(cell, widths[at] ?? 20).padEnd(widths[at] ?? 20));
      return `  ${cells.join('  ')}  ${date}`;
    });
    const more = rows.length > mostFacts ? [`  and ${rows.length - mostFacts} more with --json, --html or --pdf`] : [];
    return ['', title, ...shown, ...more];
  });
}

function disagreements({ disagreements: list }: LookupView): string[] {
  return list.flatMap(({ what, said, because }) => [
    '',
    `sources disagree on ${what}`,
    ...said.map(({ value, source, date }) => `  ${value}  (${source}, ${date})`),
    `  ${because}`,
  ]);
}

function notAsked({ notAsked: list }: LookupView, width: number): string[] {
  if (list.length === 0) return [];
  return ['', 'not asked', ...list.flatMap(({ names, why }) => broken(`${why}:`, names, width))];
}

/** A label and words after it, broken at the width of the screen and set under one another. */
function broken(label: string, text: string, width: number): string[] {
  const lines: string[] = [];
  let current = `  ${label} `;
  for (const word of text.split(' ')) {
    if (current.length + word.length > width && current.trim() !== '') {
      lines.push(current.trimEnd());
      current = `  ${' '.repeat(Math.min(label.length, 12))} `;
    }
    current += `${word} `;
  }
  return [...lines, current.trimEnd()];
}

function short(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
