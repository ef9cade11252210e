import { randomInt } from 'node:crypto';
import type { AgreementRow, BrandRow, ReviewText } from '../../api/review.ts';
import {
  decideType,
  drawSample,
  type Estimate,
  labelText,
  listBrands,
  noProgress,
  openLabelling,
  type PairComparison,
  scoreLabels,
  typesAsNamed,
  unlabelText,
  usualSize,
} from '../../app/index.ts';
import { HooklineError } from '../../model/errors.ts';
import { type Context, type Handlers, wholePage } from '../context.ts';

type Ids = 'samples' | 'drawSample' | 'sampleTexts' | 'agreement' | 'saveLabel' | 'dropLabel' | 'findBrands' | 'types' | 'decideType';

/** Samples, labels, agreement, and the names of scams. */
export function reviewHandlers({ desk, clock }: Context): Handlers<Ids> {
  return {
    samples: async () => wholePage(await desk.store.samples()),
    drawSample: ({ body, who, audit }) =>
      desk.append((workspace) => {
        const { by, messageClass = null, size = usualSize, seed = randomInt(2 ** 32), name = null } = body;
        return drawSample(workspace, { by, messageClass, size, seed, name, drawnBy: who.actor, csv: null }, clock, audit);
      }),
    sampleTexts: async ({ params, query, who }) => {
      const { texts, labels } = await openLabelling(desk.workspace, params.name, who.actor, clock);
      const all = texts.map((text, place): ReviewText => {
        const mine = labels.get(text.textId);
        return { ...text, place, mine: mine ?? null };
      });
      const wanted = query.open ? all.filter(({ mine }) => mine === null) : all;
      const after = query.cursor === undefined ? -1 : placeOf(query.cursor);
      const rest = wanted.filter(({ place }) => place > after);
      const items = rest.slice(0, query.limit ?? 50);
      return { items, next: items.length < rest.length ? String(items.at(-1)?.place) : null, total: wanted.length };
    },
    agreement: async ({ params }) => {
      const { sample, labelled, alpha, pairs } = await scoreLabels(desk.workspace, { sample: params.name, csv: null });
      if (sample === null) throw new HooklineError('HOOKLINE_UNKNOWN_SAMPLE', `there is no sample '${params.name}'`);
      return { sample, labelled, alpha, rows: pairs.flatMap(agreementRows) };
    },
    saveLabel: ({ params, body, who, audit }) =>
      desk.append((workspace) => labelText(workspace, { ...body, textId: params.textId }, who.actor, clock, audit), { settle: true }),
    dropLabel: async ({ params, who, audit }) => {
      await desk.append((workspace) => unlabelText(workspace, params.textId, who.actor, clock, () => audit(null)), { settle: true });
      return null;
    },
    findBrands: ({ query }) => {
      const brands = listBrands(desk.workspace.folder, desk.options.environment);
      const found = likeBrands(brands, query.q ?? '');
      return { items: found.slice(0, query.limit ?? 50), next: null, total: found.length };
    },
    types: async () => wholePage(await typesAsNamed(desk.store)),
    decideType: ({ body, who: { actor }, audit }) =>
      desk.change((workspace) => decideType(workspace, body, { actor, clock, progress: noProgress }, audit)),
  };
}

function placeOf(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new HooklineError('HOOKLINE_OPTION_VALUE', 'the cursor is damaged; begin again without one');
  return Number(cursor);
}

function agreementRows({ reference, other, texts, messageClass, scamType, brand, lures }: PairComparison): AgreementRow[] {
  const asked = [
    ['class', messageClass],
    ['type', scamType],
    ['brand', brand],
    ['lures', lures],
  ] as const;
  return asked.map(([question, compared]) => ({
    a: reference,
    b: other,
    question,
    texts: question === 'class' ? texts : compared.texts,
    agreed: compared.agreement?.value ?? null,
    kappa: known(compared.kappa),
    f1: known(compared.scores.macroF1),
  }));
}

function known(estimate: Estimate | null): { readonly value: number; readonly low: number; readonly high: number } | null {
  if (estimate === null || estimate.value === null || estimate.low === null || estimate.high === null) return null;
  return { value: estimate.value, low: estimate.low, high: estimate.high };
}

/** Brands whose id, name, alias or sender name begins with the letters, then those that hold them. */
function likeBrands(brands: ReturnType<typeof listBrands>, typed: string): BrandRow[] {
  const wanted = lettersOf(typed);
  const ranked = brands.flatMap((brand) => {
    const names = [brand.id, brand.name, ...brand.aliases, ...brand.senders].map(lettersOf);
    const rank = names.some((name) => name.startsWith(wanted)) ? 0 : names.some((name) => name.includes(wanted)) ? 1 : 2;
    return rank === 2 ? [] : [{ rank, brand }];
  });
  ranked.sort((a, b) => a.rank - b.rank || (a.brand.name < b.brand.name ? -1 : 1));
  return ranked.map(({ brand: { id, name, sector } }) => ({ id, name, sector }));
}

function lettersOf(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
