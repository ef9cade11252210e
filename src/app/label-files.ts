import { decodeLines } from '../intake/decode.ts';
import { readCsv } from '../intake/formats/csv.ts';
import { textIdOf } from '../intake/rows.ts';
import { HooklineError } from '../model/errors.ts';
import type { Label, Opinion } from '../model/opinion.ts';
import { asks, lures, messageClasses, scamTypes } from '../model/verdict.ts';
import type { Clock } from '../ports/clock.ts';
import type { TableRow } from '../ports/table.ts';
import { withoutGuard } from '../respond/text-safety.ts';
import { type BrandFinder, brandFinder } from './find-brand.ts';
import { type Input, shortName } from './inputs.ts';
import { readable } from './investigate.ts';
import type { Workspace } from './workspace.ts';

/** What became of a file of labels: rows are saved, the same as before, without an answer yet, or refused. */
export interface TakenLabels {
  readonly name: string;
  readonly rows: number;
  readonly saved: number;
  readonly unchanged: number;
  readonly empty: number;
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
  /** Brands that the catalogue does not have, kept as they were written. */
  readonly unknownBrands: readonly string[];
}

const columnNames = {
  id: ['id', 'text_id', 'textid'],
  text: ['text', 'message'],
  messageClass: ['class', 'label'],
  scamType: ['type', 'scam_type'],
  topic: ['topic'],
  brand: ['brand'],
  lures: ['lures'],
  asks: ['asks'],
  note: ['note', 'notes', 'comment'],
} as const;
type Column = keyof typeof columnNames;
type Cells = Readonly<Record<Column, string>>;

/** Takes in a person's labels from CSV. A row that cannot be read is named with line and reason, and costs itself only. */
export async function importLabels(
  { store, dataFolders }: Workspace,
  input: Input,
  { labelledBy }: { readonly labelledBy: string },
  clock: Clock,
): Promise<TakenLabels> {
  const name = shortName(input.name);
  const { rows, refused } = await readRows(input, name);
  const total = rows.length + refused.length;
  const known = await store.knownTexts([...new Set(rows.flatMap(({ ids }) => ids))].filter((id) => /^[\w-]{1,64}$/.test(id)));
  const before = new Map((await store.labels({ labelledBy })).map((label) => [label.textId, label]));
  const findBrand = brandFinder(dataFolders);
  const unknownBrands = new Set<string>();
  const labels = new Map<string, { line: number; label: Label }>();
  let [empty, unchanged] = [0, 0];
  for (const { line, cells, ids } of rows) {
    const opinion = readOpinion(cells, findBrand, unknownBrands);
    const textId = ids.find((id) => known.has(id));
    if (opinion === null) empty++;
    else if (typeof opinion === 'string') refused.push({ line, reason: opinion });
    else if (textId === undefined)
      refused.push({ line, reason: ids.length > 0 ? 'the workspace has no such text' : 'neither id nor text' });
    else if (labels.has(textId)) refused.push({ line, reason: `the same text as in line ${labels.get(textId)?.line}, which counts` });
    else {
      const label = {
        ...opinion,
        textId,
        labelledBy,
        labelledAt: Math.max(clock.now(), before.get(textId)?.labelledAt ?? 0),
        note: cells.note || null,
      };
      if (isSame(before.get(textId), label)) unchanged++;
      labels.set(textId, { line, label });
    }
  }
  const fresh = [...labels.values()].map(({ label }) => label).filter((label) => !isSame(before.get(label.textId), label));
  await store.saveLabels(fresh);
  refused.sort((a, b) => a.line - b.line);
  return { name, rows: total, saved: fresh.length, unchanged, empty, refused, unknownBrands: [...unknownBrands].sort() };
}

interface LabelRow {
  readonly line: number;
  readonly cells: Cells;
  /** The text's possible ids: as given; else of the text as it stands, and without a spreadsheet's apostrophe. */
  readonly ids: readonly string[];
}

async function readRows(input: Input, name: string): Promise<{ rows: LabelRow[]; refused: { line: number; reason: string }[] }> {
  const table = await readCsv(decodeLines(readable(input), { encoding: 'utf-8', strayLines: 0, overlong: 0 }), name);
  const place = new Map(
    (Object.keys(columnNames) as Column[]).map((column) => [
      column,
      table.columns.findIndex((one) => (columnNames[column] as readonly string[]).includes(one.trim().toLowerCase())),
    ]),
  );
  const has = (column: Column) => (place.get(column) ?? -1) >= 0;
  if (!has('messageClass') || !(has('id') || has('text'))) {
    const seen = table.columns.join(', ') || 'none';
    throw new HooklineError('HOOKLINE_LABEL_COLUMNS', `${name}: columns seen: ${seen}; needed: class, and id or text`);
  }
  const rows: LabelRow[] = [];
  const refused: { line: number; reason: string }[] = [];
  for await (const batch of table.batches) {
    refused.push(...batch.rejects.map(({ line, reason }) => ({ line, reason })));
    rows.push(...batch.rows.map((row) => labelRow(row, place)));
  }
  return { rows, refused };
}

function labelRow({ line, cells }: TableRow, place: ReadonlyMap<Column, number>): LabelRow {
  const raw = (column: Column) => cells[place.get(column) ?? -1] ?? '';
  const plain = (column: Column) => withoutGuard(raw(column).trim());
  const text = raw('text');
  const id = plain('id');
  const found = Object.fromEntries((Object.keys(columnNames) as Column[]).map((column) => [column, plain(column)])) as Record<
    Column,
    string
  >;
  const ids = id !== '' ? [id] : text.trim() === '' ? [] : [textIdOf(text), textIdOf(text.replace(/^'/, ''))];
  return { line, cells: found, ids };
}

/** The opinion of a row, null where it has no class yet, or why it cannot be read. */
function readOpinion(cells: Cells, findBrand: BrandFinder, unknownBrands: Set<string>): Opinion | string | null {
  const messageClass = oneOf(messageClasses, cells.messageClass);
  if (cells.messageClass === '') return cells.scamType || cells.lures || cells.brand ? 'an answer without a class' : null;
  if (messageClass === undefined) return `class '${cells.messageClass.slice(0, 40)}' is not one of ${messageClasses.join(', ')}`;
  const scamType = oneOf(scamTypes, cells.scamType);
  if (cells.scamType !== '' && scamType === undefined) return `type '${cells.scamType.slice(0, 40)}' is not one of ${scamTypes.join(', ')}`;
  if (messageClass !== 'scam' && scamType !== undefined) return `a type, but the class is ${messageClass}`;
  const named = severalOf(lures, cells.lures, 'lure');
  if (typeof named === 'string') return named;
  if (messageClass !== 'scam' && named !== null && named.length > 0) return `lures, but the class is ${messageClass}`;
  const asked = severalOf(asks, cells.asks, 'ask');
  if (typeof asked === 'string') return asked;
  const topic = cells.topic || (scamType !== undefined && scamType !== 'others' ? scamType : null);
  const brand = brandOf(cells.brand, findBrand, unknownBrands);
  if (brand === '' && !isNone(cells.brand)) return `brand '${cells.brand.slice(0, 40)}' has neither letters nor figures`;
  return { messageClass, scamType: scamType ?? null, topic, brand, lures: messageClass === 'scam' ? named : [], asks: asked };
}

function brandOf(words: string, findBrand: BrandFinder, unknownBrands: Set<string>): string | null {
  if (words === '') return null;
  if (isNone(words)) return '';
  const { id, known } = findBrand(words);
  if (!known && id !== '') unknownBrands.add(words);
  return id;
}

/** Codes are taken in any case, with spaces, hyphens or slashes for underscores. */
function codeOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/[\s/-]+/g, '_')
    .replace(/_+/g, '_');
}

function oneOf<T extends string>(choices: readonly T[], words: string): T | undefined {
  return choices.find((choice) => choice === codeOf(words));
}

/** Names parted by spaces, commas or the like, in the order of `choices`; null for an empty cell; or what is wrong. */
function severalOf<T extends string>(choices: readonly T[], words: string, noun: string): readonly T[] | string | null {
  if (words === '') return null;
  if (isNone(words)) return [];
  const names = words
    .toLowerCase()
    .split(/[\s,;|+]+/)
    .filter(Boolean);
  const wrong = names.find((name) => !(choices as readonly string[]).includes(name.replaceAll('-', '_')));
  if (wrong !== undefined) return `${noun} '${wrong.slice(0, 40)}' is not one of ${choices.join(', ')}, or none`;
  return choices.filter((choice) => names.some((name) => name.replaceAll('-', '_') === choice));
}

function isNone(words: string): boolean {
  return /^(?:none|-|no)$/i.test(words);
}

function isSame(before: Label | undefined, label: Label): boolean {
  const said = ({ messageClass, scamType, topic, brand, lures: named, asks: asked, note }: Label) =>
    JSON.stringify([messageClass, scamType, topic, brand, named, asked, note]);
  return before !== undefined && said(before) === said(label);
}
