import type { Evidence, EvidenceKind } from '../../../model/campaign.ts';
import type { Page, PageQuery } from '../../../model/page.ts';
import type { KeptJoin } from '../../../ports/browse.ts';
import { heldIn } from '../campaign-graph.ts';
import type { Database, Row } from '../connection.ts';
import { among, holds } from './conditions.ts';
import { listPage } from './keyset.ts';
import { messagesAt } from './shown-messages.ts';

type Side = KeptJoin['a'];

/** One side of one join, before its text is chosen. */
interface Asked {
  readonly variant: string;
  readonly evidence: readonly Evidence[];
}

/** The joins of a campaign, weakest first, with a text as received from either side that holds what joins them. */
export async function joinsOf(database: Database, campaignId: string, page: PageQuery): Promise<Page<KeptJoin>> {
  const query = {
    name: `joins of ${campaignId}`,
    columns: 'j.*',
    from: 'joins j',
    where: [holds('campaign_id = ?', campaignId)],
    order: [
      { sql: 'CAST(bits AS DOUBLE)', kind: 'number' } as const,
      { sql: 'a', kind: 'text' } as const,
      { sql: 'b', kind: 'text' } as const,
    ],
  };
  const found = await listPage(database, query, page, (row) => ({ row, evidence: JSON.parse(String(row.evidence)) as Evidence[] }));
  const asked = found.items.flatMap(({ row, evidence }) => [
    { variant: String(row.a), evidence },
    { variant: String(row.b), evidence },
  ]);
  const sides = await sidesOf(database, campaignId, asked);
  return {
    ...found,
    items: found.items.map(({ row, evidence }, at) => ({
      bits: Math.round(Number(row.bits) * 100) / 100,
      evidence,
      a: sides[2 * at] ?? nobody,
      b: sides[2 * at + 1] ?? nobody,
    })),
  };
}

const nobody: Side = { textId: '', text: '', scriptId: '', holds: [] };

/** A text of a side: where it is laid out, and which of the evidence it holds. */
interface Chosen {
  readonly place: number;
  readonly holds: readonly EvidenceKind[];
}

async function sidesOf(database: Database, campaignId: string, asked: readonly Asked[]): Promise<Side[]> {
  if (asked.length === 0) return [];
  const first = await mostReported(database, campaignId, [...new Set(asked.map(({ variant }) => variant))]);
  const wordingOf = (variant: string) => first.get(variant)?.wording ?? '';
  const holding = await mostHolding(database, campaignId, asked, wordingOf);
  const chosen = asked.map(({ variant }, at): Chosen | null => {
    const most = first.get(variant);
    return holding.get(at) ?? (most ? { place: most.place, holds: [] } : null);
  });
  const places = [...new Set(chosen.flatMap((one) => one?.place ?? []))];
  const messages = await messagesAt(database, places);
  const byPlace = new Map(places.map((place, at) => [place, messages[at]]));
  return chosen.map((one, at) => {
    const message = one ? byPlace.get(one.place) : undefined;
    if (!one || !message) return nobody;
    return { textId: message.textId, text: message.text, scriptId: wordingOf(asked[at]?.variant ?? ''), holds: one.holds };
  });
}

/** The wording of each variant in a campaign, and its most reported text. */
async function mostReported(
  database: Database,
  campaignId: string,
  variants: readonly string[],
): Promise<ReadonlyMap<string, { readonly place: number; readonly wording: string }>> {
  const these = among('variant_key', variants);
  const rows = await database.rows(
    `SELECT g.variant_key, m.place, m.wording_key FROM messages m
      JOIN (SELECT text_id, variant_key FROM readings WHERE ${these.sql}) g USING (text_id) WHERE m.campaign_id = ?
      QUALIFY row_number() OVER (PARTITION BY variant_key ORDER BY reports DESC, text_id) = 1`,
    [...these.values, campaignId],
  );
  return new Map(rows.map((row) => [String(row.variant_key), { place: Number(row.place), wording: String(row.wording_key) }]));
}

/** Of each side's wording the text that holds most of what weighs in its join, by number of the side; none where no text holds any. */
async function mostHolding(
  database: Database,
  campaignId: string,
  asked: readonly Asked[],
  wordingOf: (variant: string) => string,
): Promise<ReadonlyMap<number, Chosen>> {
  const values = new Numbered();
  const wordings = new Numbered();
  const sides = asked.flatMap(({ variant, evidence }, n) =>
    evidence.flatMap((one) =>
      held(one).map((value) => {
        return `(${n}, ${wordings.of([wordingOf(variant)])}, ${values.of(value)}, ${Math.abs(one.bits)})`;
      }),
    ),
  );
  if (sides.length === 0) return new Map();
  const rows = await database.rows(holdingSql(values, wordings, sides), [...values.flat(), ...wordings.flat(), campaignId, campaignId]);
  return new Map(rows.map((row) => [Number(row.n), chosenOf(row)]));
}

function chosenOf(row: Row): Chosen {
  return { place: Number(row.place), holds: [...(row.kinds as unknown as EvidenceKind[])].sort() };
}

/** By the places of its parts, at an eighth of the cost; of a text whose parts have moved since tables were laid out another is shown. */
const holdingSql = (values: Numbered, wordings: Numbered, sides: readonly string[]) => `
  WITH asked(v, kind, value) AS (VALUES ${values.rows(2)}), wordings(w, wording_key) AS (VALUES ${wordings.rows(1)}),
  sides(n, w, v, bits) AS (VALUES ${sides.join(', ')}),
  own AS MATERIALIZED (SELECT text_id, place, reports, w, part_row, parts FROM messages JOIN wordings USING (wording_key) WHERE campaign_id = ?),
  part_rows AS (SELECT text_id, part_row + unnest(range(parts)) AS part FROM own WHERE parts > 0),
  own_parts AS MATERIALIZED (SELECT p.* FROM parts p JOIN part_rows r ON p.rowid = r.part AND p.text_id = r.text_id),
  own_reports AS (SELECT text_id, sender_id FROM sightings WHERE campaign_id = ?),
  holding AS (SELECT DISTINCT h.text_id, a.v, a.kind FROM (${heldIn('own_parts', 'own_reports')}) h JOIN asked a USING (kind, value))
  SELECT n, place, list(DISTINCT kind) AS kinds FROM sides JOIN own USING (w) JOIN holding USING (text_id, v)
  GROUP BY n, place, reports, text_id
  QUALIFY row_number() OVER (PARTITION BY n ORDER BY sum(bits) DESC, reports DESC, text_id) = 1`;

/** What texts are asked for by a piece of evidence: kind and value as the graph of campaigns has them. Of two domains either may stand here. */
function held({ kind, value }: Evidence): readonly (readonly [string, string])[] {
  if (kind === 'similar_domain' || kind === 'different_domain') return value.split(' / ').map((domain) => ['same_domain', domain]);
  return inTexts.has(kind) ? [[kind, value]] : [];
}

const inTexts: ReadonlySet<string> = new Set<EvidenceKind>([
  'same_url',
  'same_domain',
  'same_service',
  'same_phone',
  'same_handle',
  'same_email',
  'same_bank_detail',
  'same_crypto_address',
  'same_sender',
]);

/** Numbers for what a statement speaks of, so that it is handed over once and named by number. */
class Numbered {
  readonly #numbers = new Map<string, { readonly number: number; readonly values: readonly string[] }>();

  of(values: readonly string[]): number {
    const key = JSON.stringify(values);
    const known = this.#numbers.get(key) ?? { number: this.#numbers.size, values };
    this.#numbers.set(key, known);
    return known.number;
  }

  /** As rows of a list of values: the number, and a place for each value. */
  rows(width: number): string {
    return [...this.#numbers.values()].map(({ number }) => `(${number}${', ?'.repeat(width)})`).join(', ');
  }

  flat(): readonly string[] {
    return [...this.#numbers.values()].flatMap(({ values }) => values);
  }
}
