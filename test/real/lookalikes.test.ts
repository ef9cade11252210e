import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { brandKey, indexBrands } from '../../src/analysis/classify/brands.ts';
import { readUrl } from '../../src/analysis/links/find.ts';
import { loadBrands, loadLookalikes } from '../../src/enrich/data-files.ts';
import { projectFolder } from '../support/folders.ts';

/** Real hosts that do not ship with the project; see docs/guide/measuring.md. The figures in full: bench/lookalikes.mjs. */
const folder = join(process.env.HOOKLINE_BENCH_DATA ?? join(projectFolder, '../shared/data'), 'domains');
const files = ['jpcert_to_2024.jsonl.gz', 'labhost.txt.gz', 'misp_tranco10k.json.gz', 'misp_cloudflare-top100k.json.gz'];
const here = files.every((file) => existsSync(join(folder, file)));
const text = (file: string) => gunzipSync(readFileSync(join(folder, file))).toString();

describe.skipIf(!here)(`lookalikes on real hosts${here ? '' : ' (skipped: the sets are not on this machine)'}`, () => {
  const finder = loadLookalikes();

  it.each(['misp_tranco10k.json.gz', 'misp_cloudflare-top100k.json.gz'])('accuse at most 0.1 %% of %s', (file) => {
    const hosts = (JSON.parse(text(file)) as { list: string[] }).list.filter(Boolean);
    const accused = hosts.filter((host) => finder.ofHost(host));
    expect(accused.length / hosts.length).toBeLessThanOrEqual(0.001);
  });

  it('attribute 90 % and more of the phishing hosts that bear their brand’s name letter for letter to that brand', () => {
    const { byName } = indexBrands(loadBrands());
    const seen = new Set<string>();
    let right = 0;
    for (const row of text('jpcert_to_2024.jsonl.gz').trim().split('\n')) {
      const { url, brand: written } = JSON.parse(row) as { url: string; brand: string };
      const brand = byName.get(brandKey(written));
      const link = brand && readUrl(url);
      if (!link || seen.has(link.host)) continue;
      const names = [brand.name, ...brand.aliases].map(brandKey).filter((key) => key.length >= 5);
      const host = link.host.slice(0, -link.suffix.length - 1);
      if (!names.some((key) => host.split('.').some((label) => brandKey(label).includes(key)))) continue;
      seen.add(link.host);
      if (finder.ofHost(link.host)?.brand.id === brand.id) right++;
    }
    expect(seen.size).toBeGreaterThan(4000);
    expect(right / seen.size).toBeGreaterThanOrEqual(0.9);
  });

  it('attribute more than a third of the hosts of one phishing service, of which many bear no name', () => {
    const hosts = text('labhost.txt.gz')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(hosts.filter((host) => finder.ofHost(host)).length / hosts.length).toBeGreaterThan(0.35);
  });
});
