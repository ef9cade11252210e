import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { ListedData } from '../../src/app/index.ts';
import { errorTable } from '../../src/model/errors.ts';
import { hookline } from '../support/cli.ts';
import { fileOf, freshFolder } from '../support/folders.ts';

const networks = '192.0.2.0\t192.0.2.255\t64496\tGB\tEXAMPLE-ONE\n198.51.100.0\t198.51.100.255\t0\tNone\tNot routed\n';

afterEach(() => {
  delete process.env.HOOKLINE_DATA;
});

const listed = async (workspace: string) => {
  const { out } = await hookline(['data', 'list', '-w', workspace, '--json']);
  return new Map((JSON.parse(out) as ListedData[]).map((one) => [one.name, one]));
};

describe('hookline data list', () => {
  test('shows each file with its date and source, without a workspace', async () => {
    const workspace = join(freshFolder(), 'none');
    const files = await listed(workspace);
    expect(files.get('receive-sms-numbers')).toMatchObject({
      state: 'shipped',
      date: '2026-08-22',
      source: expect.stringContaining('iP1SMS'),
    });
    expect(files.get('ip-to-as')).toMatchObject({ state: 'none', date: null, path: null });
    for (const { state, date, licence, source } of files.values()) {
      if (state === 'none') continue;
      expect([date, licence, source].every((value) => value !== '' && value !== null)).toBe(true);
    }
    expect((await hookline(['data', 'list', '-w', workspace])).out).toMatch(/ip-to-as +none +–/);
    expect(existsSync(workspace)).toBe(false);
  });
});

describe('hookline data update', () => {
  test('keeps a checked file in the workspace, where it counts from then on', async () => {
    const workspace = freshFolder();
    const file = fileOf('ip2asn.tsv.gz', gzipSync(networks));
    const { status, out } = await hookline(['data', 'update', 'ip-to-as', file, '-w', workspace, '--date', '2026-10-11']);
    expect(status).toBe(0);
    expect(out).toContain('ip-to-as: 1 row of 2026-10-11, 1 row left out');
    expect((await listed(workspace)).get('ip-to-as')).toMatchObject({ state: 'updated', date: '2026-10-11' });
    const kept = gunzipSync(readFileSync(join(workspace, 'data', 'ip-to-as.tsv.gz'))).toString();
    expect(kept).toContain('# Source: ip2asn.tsv.gz, put in place by hookline data update\n# Date: 2026-10-11\n');
    expect(kept).toMatch(/\n192\.0\.2\.0\t192\.0\.2\.255\t64496\tGB\tEXAMPLE-ONE\n$/);
  });

  test('keeps it for all workspaces where HOOKLINE_DATA names a folder', async () => {
    const [shared, workspace, other] = [freshFolder(), freshFolder(), freshFolder()];
    process.env.HOOKLINE_DATA = shared;
    const file = fileOf('tranco.csv', '1,wikipedia.org\n2,example.com\n');
    await hookline(['data', 'update', 'popular-ranks', file, '-w', workspace]);
    expect(existsSync(join(shared, 'popular-ranks.tsv.gz'))).toBe(true);
    expect(existsSync(join(workspace, 'data'))).toBe(false);
    expect((await listed(other)).get('popular-ranks')).toMatchObject({ state: 'updated' });
  });

  test.each([
    ['ip-to-as', `${networks}192.0.2.9\t192.0.2.1\t1\tGB\tX\n`, 'line 3: the range ends before it begins'],
    ['ip-to-as', '<html>\n<p>404</p>\n', "line 1: '<html>' to '' is no range of addresses"],
    ['shorteners', 'bit.ly\nnot a host\n', "line 2: 'not a host' is no host name"],
    ['receive-sms-numbers', '447700900123\t2026-02-30\n', "line 1: '2026-02-30' is no day"],
    ['receive-sms-numbers', '{"447700900123":{}}', 'line 1: an entry is neither text nor number'],
    ['dynamic-dns', '{"list": ["a.example",\n oops]}', 'it is no JSON'],
    ['words', '# nothing\n', 'line 1: it has no row'],
    ['brands', '{"brands": [\n{"id": "acme"}]}', 'line 2: brand 1: name is missing'],
  ])('%s: a wrong file changes nothing, and the line and reason are said', async (name, content, reason) => {
    const workspace = freshFolder();
    const { status, err } = await hookline(['data', 'update', name, fileOf('new.txt', content), '-w', workspace]);
    expect(status).toBe(errorTable.HOOKLINE_DATA_FILE.exit);
    expect(err).toContain('HOOKLINE_DATA_FILE');
    expect(err).toContain(reason);
    expect(existsSync(join(workspace, 'data'))).toBe(false);
  });

  test('names what there is when the name is wrong, and the file when it is not there', async () => {
    const workspace = freshFolder();
    expect((await hookline(['data', 'update', 'nonsense', 'x', '-w', workspace])).err).toContain('ip-to-as');
    expect((await hookline(['data', 'update', 'words', '/nowhere/x', '-w', workspace])).err).toContain('/nowhere/x: there is no such file');
    expect((await hookline(['data', 'update', 'words', 'x', '--date', 'soon', '-w', workspace])).status).toBe(2);
  });

  test('damaged gzip is a fault of the file', async () => {
    const file = fileOf('cut.gz', gzipSync(networks).subarray(0, 30));
    const { status, err } = await hookline(['data', 'update', 'ip-to-as', file, '-w', freshFolder()]);
    expect(status).toBe(3);
    expect(err).toContain('cannot be read');
  });
});

test('an investigation goes by the files of its workspace', async () => {
  const workspace = freshFolder();
  await hookline(['data', 'update', 'shorteners', fileOf('own.txt', 'tiny-larkwillow.example\n'), '-w', workspace]);
  const feed = fileOf('feed.csv', 'text,sender\n"Your parcel waits, see https://tiny-larkwillow.example/ab1",+447700900123\n');
  await hookline(['investigate', feed, '-w', workspace]);
  const { out } = await hookline(['campaigns', '--min', '1', '--json', '-w', workspace]);
  const [{ campaignId }] = JSON.parse(out) as [{ campaignId: string }];
  const campaign = JSON.parse((await hookline(['campaign', campaignId, '--json', '-w', workspace])).out) as {
    domainList: { facts: Record<string, string> }[];
  };
  expect(campaign.domainList[0]?.facts).toMatchObject({ host_kind: 'shortener', shared: 'true' });
});
