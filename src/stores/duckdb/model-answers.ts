import type { DuckDBValue } from '@duckdb/node-api';
import type { Spending } from '../../ports/classifier.ts';
import { RowPacker } from '../../ports/packed-rows.ts';
import type { AskChoice, GivenAnswer, TextToAsk } from '../../ports/store.ts';
import { type BulkColumn, BulkInsert } from './bulk.ts';
import type { Database } from './connection.ts';
import { verdictColumns } from './verdict-columns.ts';

const unanswered = `texts t JOIN readings g USING (text_id) JOIN verdicts v USING (text_id)
  JOIN (SELECT text_id, count(*) AS reports FROM reports WHERE text_id IS NOT NULL GROUP BY text_id) r USING (text_id)
  ANTI JOIN (SELECT text_id FROM model_answers WHERE producer = ?) a USING (text_id)`;

/** Conditions of a choice and their values, the producer first. */
function chosen({ producer, messageClass }: AskChoice): { where: string; values: DuckDBValue[] } {
  return messageClass === undefined
    ? { where: 'true', values: [producer] }
    : { where: 'v.class = ?', values: [producer, messageClass as DuckDBValue] };
}

export async function textsToAsk(database: Database, choice: AskChoice, limit: number, after?: TextToAsk): Promise<TextToAsk[]> {
  const { where, values } = chosen(choice);
  const behind = after ? ' AND (r.reports < ? OR (r.reports = ? AND text_id > ?))' : '';
  const rows = await database.rows(
    `SELECT text_id, t.text, coalesce(g.normalised, t.text) AS normalised, r.reports FROM ${unanswered} WHERE ${where}${behind}
      ORDER BY r.reports DESC, text_id LIMIT ${Math.trunc(limit)}`,
    after ? [...values, BigInt(after.reports), BigInt(after.reports), after.textId] : values,
  );
  return rows.map((row) => ({
    textId: String(row.text_id),
    text: String(row.text),
    normalised: String(row.normalised),
    reports: Number(row.reports),
  }));
}

export async function countTextsToAsk(database: Database, choice: AskChoice): Promise<number> {
  const { where, values } = chosen(choice);
  const [row] = await database.rows(`SELECT count(*) AS n FROM ${unanswered} WHERE ${where}`, values);
  return Number(row?.n ?? 0);
}

const columns: readonly BulkColumn[] = [['text_id', 'VARCHAR'], ...verdictColumns, ['answered_at', 'BIGINT']];

export async function saveAnswers(
  database: Database,
  answers: readonly GivenAnswer[],
  { producer, requests, promptTokens, completionTokens, cost }: Spending & { readonly producer: string },
  at: number,
): Promise<void> {
  await database.transaction(async () => {
    const known = await answeredBefore(database, answers);
    const packer = new RowPacker(columns.length);
    for (const { textId, verdict } of answers) {
      const key = `${verdict.producer}\n${textId}`;
      if (known.has(key)) continue;
      known.add(key);
      packer.add([
        textId,
        verdict.producer,
        verdict.messageClass,
        verdict.scamType,
        verdict.topic,
        verdict.brand,
        verdict.lures.join(' '),
        verdict.asks.join(' '),
        String(verdict.confidence),
        JSON.stringify(verdict.reasons),
        String(at),
      ]);
    }
    const into = new BulkInsert(database, 'model_answers', columns);
    if (packer.count > 0) await into.insertExactly(packer);
    await into.finish();
    if (requests > 0) {
      await database.run('INSERT INTO model_spending VALUES (?, ?, ?, ?, ?, ?)', [
        producer,
        BigInt(requests),
        BigInt(promptTokens),
        BigInt(completionTokens),
        cost,
        BigInt(at),
      ]);
    }
  });
}

/** Producers and texts of the answers that are there already. */
async function answeredBefore(database: Database, answers: readonly GivenAnswer[]): Promise<Set<string>> {
  if (answers.length === 0) return new Set();
  const marks = answers.map(() => '?').join(', ');
  const rows = await database.rows(
    `SELECT producer, text_id FROM model_answers WHERE text_id IN (${marks})`,
    answers.map(({ textId }) => textId),
  );
  return new Set(rows.map((row) => `${row.producer}\n${row.text_id}`));
}

export async function modelSpending(database: Database, since: number): Promise<Spending> {
  const [row = {}] = await database.rows(
    `SELECT CAST(coalesce(sum(requests), 0) AS BIGINT) AS requests, CAST(coalesce(sum(prompt_tokens), 0) AS BIGINT) AS prompt,
      CAST(coalesce(sum(completion_tokens), 0) AS BIGINT) AS completion, coalesce(sum(cost), 0) AS cost
    FROM model_spending WHERE spent_at >= ?`,
    [BigInt(Math.trunc(since))],
  );
  return {
    requests: Number(row.requests),
    promptTokens: Number(row.prompt),
    completionTokens: Number(row.completion),
    cost: Number(row.cost),
  };
}
