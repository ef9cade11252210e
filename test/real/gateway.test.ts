import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { bCubed } from '../support/b-cubed.ts';
import { runProgram } from '../support/cli.ts';
import { look } from '../support/database.ts';
import { freshFolder, projectFolder } from '../support/folders.ts';

/** Real phishing texts that do not ship with the project; see docs/guide/measuring.md. */
const folder = join(process.env.HOOKLINE_BENCH_DATA ?? join(projectFolder, '../shared/data'), 'messages');
const feed = join(folder, 'sp24_gateway.jsonl.gz');
const reference = join(folder, 'sp24_gateway.weak_campaigns.jsonl.gz');
const here = existsSync(feed) && existsSync(reference);

describe.skipIf(!here)(`real gateway texts${here ? '' : ' (skipped: the set is not on this machine)'}`, () => {
  const campaignOf = new Map<string, string>();

  beforeAll(async () => {
    const workspace = join(freshFolder(), 'workspace');
    const { status, err } = runProgram(['investigate', feed, '--workspace', workspace]);
    expect(err).toBe('');
    expect(status).toBe(0);
    const sql = 'SELECT external_id, campaign_id FROM reports JOIN readings USING (text_id) JOIN memberships USING (variant_key)';
    for (const row of await look(workspace, sql)) campaignOf.set(String(row.external_id), String(row.campaign_id));
  }, 120_000);

  it('are all in a campaign or alone, none lost', () => {
    expect(campaignOf.size).toBe(rows(feed).length);
  });

  it('are in one campaign when they are equal but for case and spaces', () => {
    const byText = new Map<string, Set<string>>();
    for (const { id, text } of rows(feed)) {
      const key = String(text).toLowerCase().replace(/\s+/g, ' ').trim();
      const campaigns = byText.get(key) ?? new Set();
      byText.set(key, campaigns.add(campaignOf.get(String(id)) ?? ''));
    }
    const split = [...byText].filter(([, campaigns]) => campaigns.size > 1);
    expect(split.map(([text]) => text)).toEqual([]);
  });

  it('are grouped with a B-cubed recall of 0.90 and more against the reference', () => {
    const truth = rows(reference);
    const found = truth.map(({ id }) => campaignOf.get(String(id)) ?? '');
    const { recall } = bCubed(
      found,
      truth.map(({ campaign }) => String(campaign)),
    );
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });
});

function rows(path: string): Record<string, unknown>[] {
  const lines = gunzipSync(readFileSync(path)).toString().trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
