import { DecidedBlocks, type DecidedVariant, type DecisionStep } from '../../analysis/campaigns/decided.ts';
import type { Decided } from '../../model/variant-graph.ts';
import { RowPacker } from '../../ports/packed-rows.ts';
import { BulkInsert } from './bulk.ts';
import type { Database } from './connection.ts';

/** What the decisions that stand come to, and for each variant in it a text by which it is kept. */
export interface Standing {
  readonly blocks: DecidedBlocks;
  readonly textOf: Map<string, string>;
}

/**
 * Reads the decisions on the shape of campaigns that stand, in their order, and goes through them. A text that is to be read anew
 * stands for itself until it is.
 */
export async function standing(database: Database): Promise<Standing> {
  const textOf = new Map<string, string>();
  const steps = new Map<string, DecisionStep & { readonly moved: DecidedVariant[]; readonly held: DecidedVariant[] }>();
  for (const row of await database.rows(
    `SELECT decision_id, kind, campaigns FROM decisions WHERE undone_at IS NULL AND kind IN ('merge', 'split', 'move') ORDER BY seq`,
  )) {
    const decisionId = String(row.decision_id);
    const [leadsTo = ''] = JSON.parse(String(row.campaigns)) as string[];
    steps.set(decisionId, { decisionId, kind: row.kind as DecisionStep['kind'], leadsTo, moved: [], held: [] });
  }
  if (steps.size === 0) return { blocks: new DecidedBlocks(), textOf };
  await database.chunks(
    `SELECT d.decision_id, d.role, d.campaign_id, d.text_id, coalesce(g.variant_key, 'unread ' || d.text_id) AS variant_key
      FROM decision_texts d LEFT JOIN readings g USING (text_id) ORDER BY d.decision_id, variant_key, d.text_id`,
    ([id, role, campaign, text, variant], rows) => {
      for (let at = 0; at < rows; at++) {
        const key = String(variant?.getItem(at));
        const list = steps.get(String(id?.getItem(at)))?.[role?.getItem(at) === 'moved' ? 'moved' : 'held'];
        if (!list) continue;
        list.push({ key, campaignId: String(campaign?.getItem(at)) });
        textOf.set(key, String(text?.getItem(at)));
      }
    },
  );
  return { blocks: DecidedBlocks.of([...steps.values()]), textOf };
}

/** Keeps what the decisions come to, in place of what they came to before. */
export async function saveStanding(database: Database, { blocks, textOf }: Standing): Promise<void> {
  const list = blocks.blocks;
  const numbers = new Map(list.map((block, number) => [block, number]));
  const texts = new RowPacker(4);
  const apart = new RowPacker(3);
  list.forEach((block, number) => {
    for (const key of block.members) texts.add([textOf.get(key) ?? null, String(number), block.campaignId, blocks.decisionOf(key) ?? null]);
    for (const [other, decisionId] of block.apart) {
      if ((numbers.get(other) as number) > number) apart.add([String(number), String(numbers.get(other)), decisionId]);
    }
  });
  await database.run('DELETE FROM decided_texts');
  await database.run('DELETE FROM decided_apart');
  const textsInto = new BulkInsert(database, 'decided_texts', [
    ['text_id', 'VARCHAR'],
    ['block', 'INTEGER'],
    ['campaign_id', 'VARCHAR'],
    ['decision_id', 'VARCHAR'],
  ]);
  await textsInto.insertExactly(texts);
  await textsInto.finish();
  const apartInto = new BulkInsert(database, 'decided_apart', [
    ['a', 'INTEGER'],
    ['b', 'INTEGER'],
    ['decision_id', 'VARCHAR'],
  ]);
  await apartInto.insertExactly(apart);
  await apartInto.finish();
}

/** What was decided about the variants in `variant_numbers`; null where nothing was. */
export async function decidedOn(database: Database, variants: number): Promise<Decided | null> {
  const made = await database.rows(
    `SELECT decision_id, kind, actor, decided_at FROM decisions
      SEMI JOIN (SELECT decision_id FROM decided_texts UNION SELECT decision_id FROM decided_apart) USING (decision_id) ORDER BY seq`,
  );
  if (made.length === 0) return null;
  const places = new Map(made.map((row, place) => [String(row.decision_id), place]));
  const [blockOf, decisionOf] = [new Int32Array(variants).fill(-1), new Int32Array(variants).fill(-1)];
  await database.chunks(
    `SELECT n.v, d.block, d.decision_id FROM decided_texts d JOIN readings USING (text_id) JOIN variant_numbers n USING (variant_key)
      ORDER BY n.v, d.block`,
    ([v, block, id], rows) => {
      for (let at = 0; at < rows; at++) {
        blockOf[v?.getItem(at) as number] = block?.getItem(at) as number;
        decisionOf[v?.getItem(at) as number] = places.get(String(id?.getItem(at))) ?? -1;
      }
    },
  );
  const apart = await database.rows('SELECT a, b, decision_id FROM decided_apart ORDER BY a, b');
  return {
    blockOf,
    decisionOf,
    apart: apart.map((row) => ({ a: Number(row.a), b: Number(row.b), decision: places.get(String(row.decision_id)) ?? 0 })),
    decisions: made.map((row) => ({
      decisionId: String(row.decision_id),
      words: decisionWords(String(row.kind), String(row.actor), Number(row.decided_at)),
    })),
  };
}

const verbs: Readonly<Record<string, string>> = { merge: 'merged', split: 'split off', move: 'moved' };

/** A decision as evidence tells of it: `merged by ana on 2026-11-22`. */
export function decisionWords(kind: string, actor: string, at: number): string {
  return `${verbs[kind] ?? kind} by ${actor} on ${new Date(at).toISOString().slice(0, 10)}`;
}

/** The campaigns that hold what is to stay apart from others. */
const partedCampaigns = `SELECT DISTINCT campaign_id FROM memberships JOIN readings USING (variant_key)
  WHERE text_id IN (SELECT text_id FROM decided_texts WHERE block IN (SELECT a FROM decided_apart UNION SELECT b FROM decided_apart))`;

/** Numbers of {@link partedCampaigns} in `previous_campaigns`. */
export async function partedNumbers(database: Database): Promise<ReadonlySet<number>> {
  const [any] = await database.rows('SELECT 1 FROM decided_apart LIMIT 1');
  if (!any) return new Set();
  const rows = await database.rows(`SELECT number FROM previous_campaigns SEMI JOIN (${partedCampaigns}) USING (campaign_id)`);
  return new Set(rows.map((row) => Number(row.number)));
}
