import type { CampaignDetail } from '../../model/overview.ts';
import { defang, defangWithin, escapeHtml } from '../text-safety.ts';

const rowHeight = 24;
const columns = { sender: 0, script: 330, domain: 660 } as const;
const boxWidth = 250;
/** More rows than this are summed up in the last one. */
const mostRows = 12;

type Column = keyof typeof columns;

interface Node {
  readonly name: string;
  readonly text: string;
  reports: number;
}

/**
 * A small map of the campaign as SVG: senders, scripts and domains in three columns, a line where both stood in one report,
 * its strength the number of reports. Null when there is nothing to connect.
 */
export function campaignMap(campaign: CampaignDetail): string | null {
  const nodes: Record<Column, Map<string, Node>> = { sender: new Map(), script: new Map(), domain: new Map() };
  const scriptNumber = new Map(campaign.scripts.map(({ script }, index) => [script, index + 1]));
  const lines = new Map<string, { from: [Column, string]; to: [Column, string]; reports: number }>();
  for (const { script, sender, domain, reports } of campaign.edges) {
    const number = scriptNumber.get(script);
    const words = script.length > 30 ? `${script.slice(0, 29)}…` : script;
    count(nodes.script, script, `${number === undefined ? '' : `${number}. `}${defangWithin(words)}`, reports);
    if (sender) {
      count(nodes.sender, sender, defangWithin(sender), reports);
      connect(lines, ['sender', sender], ['script', script], reports);
    }
    if (domain) {
      count(nodes.domain, domain, defang(domain), reports);
      connect(lines, ['script', script], ['domain', domain], reports);
    }
  }
  if (lines.size === 0) return null;
  return draw(nodes, [...lines.values()]);
}

function count(nodes: Map<string, Node>, name: string, text: string, reports: number): void {
  const node = nodes.get(name);
  if (node) node.reports += reports;
  else nodes.set(name, { name, text, reports });
}

function connect(
  lines: Map<string, { from: [Column, string]; to: [Column, string]; reports: number }>,
  from: [Column, string],
  to: [Column, string],
  reports: number,
): void {
  const key = JSON.stringify([from, to]);
  const line = lines.get(key);
  if (line) line.reports += reports;
  else lines.set(key, { from, to, reports });
}

function draw(
  nodes: Record<Column, Map<string, Node>>,
  lines: readonly { from: [Column, string]; to: [Column, string]; reports: number }[],
): string {
  const places = new Map<string, number>();
  const boxes: string[] = [];
  let tallest = 0;
  for (const column of Object.keys(columns) as Column[]) {
    const sorted = [...nodes[column].values()].sort((a, b) => b.reports - a.reports || (a.name < b.name ? -1 : 1));
    const shown = sorted.slice(0, mostRows);
    const rest = sorted.slice(mostRows);
    for (const [row, node] of shown.entries()) places.set(`${column} ${node.name}`, row);
    for (const node of rest) places.set(`${column} ${node.name}`, mostRows);
    for (const [row, node] of shown.entries()) boxes.push(box(column, row, node.text, node.reports));
    if (rest.length > 0)
      boxes.push(
        box(
          column,
          mostRows,
          `… ${rest.length} more`,
          rest.reduce((sum, node) => sum + node.reports, 0),
        ),
      );
    tallest = Math.max(tallest, shown.length + (rest.length > 0 ? 1 : 0));
  }
  const most = Math.max(...lines.map((line) => line.reports));
  const paths = lines.map(({ from, to, reports }) => {
    const y1 = 20 + (places.get(`${from[0]} ${from[1]}`) ?? 0) * rowHeight + 10;
    const y2 = 20 + (places.get(`${to[0]} ${to[1]}`) ?? 0) * rowHeight + 10;
    const [x1, x2] = [columns[from[0]] + boxWidth, columns[to[0]]];
    const middle = (x1 + x2) / 2;
    const width = (1 + 5 * Math.sqrt(reports / most)).toFixed(1);
    return `<path d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}" stroke-width="${width}"/>`;
  });
  const heads = (Object.keys(columns) as Column[]).map((column) => `<text class="head" x="${columns[column]}" y="12">${column}s</text>`);
  const height = 24 + tallest * rowHeight;
  const label = 'Senders, scripts and domains of the campaign, connected where they stood in one report';
  return `<svg class="map" viewBox="0 0 912 ${height}" role="img" aria-label="${label}">${paths.join('')}${heads.join('')}${boxes.join('')}</svg>`;
}

function box(column: Column, row: number, text: string, reports: number): string {
  const [x, y] = [columns[column], 20 + row * rowHeight];
  const shown = text.length > 34 ? `${text.slice(0, 33)}…` : text;
  return `<g class="${column}"><rect x="${x}" y="${y}" width="${boxWidth}" height="20" rx="3"/><text x="${x + 6}" y="${y + 14}">${escapeHtml(shown)}</text><text class="n" x="${x + boxWidth - 6}" y="${y + 14}">${reports}</text></g>`;
}
