import type { SavedView } from '../../model/campaign-view.ts';
import type { Tell } from './audit.ts';
import type { Database, Row } from './connection.ts';

export async function savedViews(database: Database): Promise<SavedView[]> {
  return (await database.rows('SELECT * FROM saved_views ORDER BY name, saved_by')).map(asView);
}

export async function saveView(database: Database, view: Omit<SavedView, 'viewId'>, tell: Tell<SavedView>): Promise<SavedView> {
  const { name, query, savedBy, savedAt } = view;
  return database.transaction(async () => {
    await database.run('DELETE FROM saved_views WHERE name = ? AND saved_by = ?', [name, savedBy]);
    const [row] = await database.rows('SELECT coalesce(max(CAST(substr(view_id, 3) AS BIGINT)), 0) + 1 AS next FROM saved_views');
    const viewId = `V-${row?.next}`;
    await database.run('INSERT INTO saved_views VALUES (?, ?, ?, ?, ?)', [viewId, name, query, savedBy, BigInt(savedAt)]);
    const saved = { viewId, ...view };
    await tell(database, saved);
    return saved;
  });
}

export async function dropView(database: Database, viewId: string, tell: Tell<void>): Promise<boolean> {
  return database.transaction(async () => {
    const isThere = (await database.change('DELETE FROM saved_views WHERE view_id = ?', [viewId])) > 0;
    if (isThere) await tell(database);
    return isThere;
  });
}

function asView(row: Row): SavedView {
  return {
    viewId: String(row.view_id),
    name: String(row.name),
    query: String(row.query),
    savedBy: String(row.saved_by),
    savedAt: Number(row.saved_at),
  };
}
