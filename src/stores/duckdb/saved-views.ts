import type { SavedView } from '../../model/campaign-view.ts';
import type { Database, Row } from './connection.ts';

export async function savedViews(database: Database): Promise<SavedView[]> {
  return (await database.rows('SELECT * FROM saved_views ORDER BY name, saved_by')).map(asView);
}

export async function saveView(database: Database, view: Omit<SavedView, 'viewId'>): Promise<SavedView> {
  const { name, query, savedBy, savedAt } = view;
  return database.transaction(async () => {
    await database.run('DELETE FROM saved_views WHERE name = ? AND saved_by = ?', [name, savedBy]);
    const [row] = await database.rows('SELECT coalesce(max(CAST(substr(view_id, 3) AS BIGINT)), 0) + 1 AS next FROM saved_views');
    const viewId = `V-${row?.next}`;
    await database.run('INSERT INTO saved_views VALUES (?, ?, ?, ?, ?)', [viewId, name, query, savedBy, BigInt(savedAt)]);
    return { viewId, ...view };
  });
}

export async function dropView(database: Database, viewId: string): Promise<boolean> {
  return database.transaction(async () => (await database.change('DELETE FROM saved_views WHERE view_id = ?', [viewId])) > 0);
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
