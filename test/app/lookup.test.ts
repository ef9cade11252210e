import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { askAboutCampaigns } from '../../src/app/ask-providers.ts';
import { openLookup, openWorkspace, runWatch, setProvider, type Workspace } from '../../src/app/index.ts';
import { noProgress } from '../../src/ports/progress.ts';
import { exampleWorkspace } from '../support/example-workspace.ts';
import { fileOf, freshFolder } from '../support/folders.ts';
import { type StatusProvider, statusProvider } from '../support/status-provider.ts';

const start = Date.UTC(2026, 3, 6);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const secret = 'sk-very-secret-0123456789';
const open: Workspace[] = [];

afterAll(async () => {
  for (const workspace of open) await workspace.close();
});

async function configured(provider: StatusProvider, folder = freshFolder(), now = start): Promise<Workspace> {
  const workspace = await openWorkspace(folder, { create: true });
  open.push(workspace);
  await setProvider(
    workspace,
    provider.connector.declaration.id,
    { values: [], secretFiles: [`key=${fileOf('key.txt', secret)}`] },
    provider.world,
    {
      now: () => now,
    },
  );
  return workspace;
}

async function closed(workspace: Workspace): Promise<void> {
  open.splice(open.indexOf(workspace), 1);
  await workspace.close();
}

const clockAt = (now: number) => ({ now: () => now });
const options = (provider: StatusProvider, offline = false) => ({ region: 'GB', offline, world: provider.world });

describe('a look-up with a provider', () => {
  it('shows what it says with source and date, keeps it, and asks no more until it has run out', async () => {
    const provider = statusProvider('hlr', ['number'], () => 'status=live\nline_type=voip');
    const workspace = await configured(provider);
    const desk = await openLookup(workspace, options(provider), clockAt(start));
    const report = await desk.one('+447911123456');
    const [group] = report.groups;
    expect(group?.observations).toContainEqual(
      expect.objectContaining({ field: 'status', value: 'live', source: 'hlr', observedAt: start }),
    );
    expect(group?.observations.filter(({ source }) => source === 'hlr')).toHaveLength(2);
    expect(report.risk.reasons.map(({ rule }) => rule)).toContain('voip');
    const again = await desk.one('+447911123456');
    expect(provider.asked).toEqual(['+447911123456']);
    expect(again.groups).toEqual(report.groups);
    expect(desk.sourceNames.get('hlr')).toBe('Provider hlr');
  });

  it('shows both sides where it disagrees with the numbering plan, and prefers what was asked about the number', async () => {
    const provider = statusProvider('hlr', ['number'], () => 'line_type=voip');
    const desk = await openLookup(await configured(provider), options(provider), clockAt(start));
    const { disagreements } = await desk.one('+447911123456');
    expect(disagreements.map(({ field, said }) => [field, said[0]?.source])).toEqual([['line_type', 'hlr']]);
    expect(disagreements[0]?.said.length).toBeGreaterThan(1);
  });

  it('offline sends nothing, says so, and still shows what was learned before', async () => {
    const provider = statusProvider('hlr', ['number'], () => 'status=dead');
    const workspace = await configured(provider);
    const offline = await (await openLookup(workspace, options(provider, true), clockAt(start))).one('+447911123456');
    expect(provider.asked).toEqual([]);
    expect(offline.notAsked).toContainEqual({ source: 'hlr', name: 'Provider hlr', reason: 'offline', detail: '' });
    await (await openLookup(workspace, options(provider), clockAt(start))).one('+447911123456');
    const after = await (await openLookup(workspace, options(provider, true), clockAt(start + day))).one('+447911123456');
    expect(after.groups[0]?.observations).toContainEqual(expect.objectContaining({ field: 'status', value: 'dead', observedAt: start }));
  });

  it('names a provider that fails, and goes on', async () => {
    const provider = statusProvider('hlr', ['number'], () => 500);
    const report = await (await openLookup(await configured(provider), options(provider), clockAt(start))).one('+447911123456');
    expect(report.notAsked).toContainEqual(
      expect.objectContaining({ source: 'hlr', reason: 'failed', detail: expect.stringContaining('500') }),
    );
    expect(JSON.stringify(report)).not.toContain(secret);
  });

  it('without a workspace asks nobody, for nothing could count it', async () => {
    const provider = statusProvider('hlr', ['number'], () => 'status=live');
    const report = await (await openLookup(null, options(provider), clockAt(start))).one('+447911123456');
    expect([report.history, report.notAsked.map(({ reason }) => reason)]).toEqual([null, ['no_workspace']]);
    expect(provider.asked).toEqual([]);
  });

  it('spends a quota on what is of most risk, and says of the rest that it is spent', async () => {
    const provider = statusProvider('names', ['domain'], () => 'registrar=Name Shop', 2);
    const desk = await openLookup(await configured(provider), options(provider), clockAt(start));
    const reports = await desk.many([
      'quiet-meadow.example',
      'evri-redelivery-fee.example',
      'plain-field.example',
      'royal-mail-parcel.example',
    ]);
    expect(provider.asked.sort()).toEqual(['evri-redelivery-fee.example', 'royal-mail-parcel.example']);
    expect(reports.map((one) => ('notAsked' in one ? one.notAsked.some(({ reason }) => reason === 'quota_spent') : null))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('follows a host to the addresses that it is known to have', async () => {
    const provider = statusProvider('names', ['domain'], () => 'resolves_to=192.0.2.7\nresolves_to=not an address');
    const report = await (await openLookup(await configured(provider), options(provider), clockAt(start))).one('evri-fee.example');
    expect(report.groups.map(({ subject }) => subject)).toEqual(['domain:evri-fee.example', 'host:evri-fee.example', 'ip:192.0.2.7']);
  });

  it('puts down what cannot be read, and goes on with the others', async () => {
    const provider = statusProvider('hlr', ['number'], () => 'none');
    const desk = await openLookup(null, { ...options(provider), as: 'number' }, clockAt(start));
    const found = await desk.many(['+447911123456', 'EVRI']);
    expect(found.map((one) => ('error' in one ? one.error : one.value))).toEqual(['+447911123456', "'EVRI' cannot be read as number"]);
    await expect(desk.one('EVRI')).rejects.toMatchObject({ code: 'HOOKLINE_OPTION_VALUE' });
  });
});

describe('the watch', () => {
  const numbers = ['+447911123456', '+447911123457', '+447911123458'];

  it('asks weekly about numbers that were live, and no more about those that are not', async () => {
    const state = new Map(numbers.map((number) => [number, 'live']));
    const provider = statusProvider('hlr', ['number'], (value) => `status=${state.get(value)}`);
    const workspace = await configured(provider);
    const watch = (now: number) => runWatch(workspace, provider.world, clockAt(now), noProgress);
    await (await openLookup(workspace, options(provider), clockAt(start))).many(numbers);
    expect(await watch(start + 6 * day)).toMatchObject({ due: { numbers: 0, domains: 0 }, providers: [] });
    state.set(numbers[1] ?? '', 'dead');
    expect(await watch(start + 8 * day)).toMatchObject({
      due: { numbers: 3 },
      providers: [{ provider: 'hlr', due: 3, answered: 3, waiting: 0, sent: 3 }],
      changed: [{ subject: `tel:${numbers[1]}`, provider: 'hlr', status: 'dead' }],
    });
    expect(await watch(start + 8 * day + 1)).toMatchObject({ due: { numbers: 0 } });
    expect(await watch(start + 16 * day)).toMatchObject({ due: { numbers: 2 } });
    const history = await workspace.store.observationHistory(`tel:${numbers[1]}`);
    expect(history.map(({ value, observedAt }) => [value, observedAt])).toEqual([
      ['live', start],
      ['dead', start + 8 * day],
    ]);
  });

  it('keeps to the quota, and goes on with what is left, after a restart too', async () => {
    const provider = statusProvider('hlr', ['number'], () => 'status=live', 3);
    const folder = freshFolder();
    let workspace = await configured(provider, folder);
    await (await openLookup(workspace, options(provider), clockAt(start))).many(numbers);
    const narrow = statusProvider('hlr', ['number'], () => 'status=live', 2);
    const first = await runWatch(workspace, narrow.world, clockAt(start + 8 * day), noProgress);
    expect(first.providers).toMatchObject([{ due: 3, answered: 2, waiting: 1, sent: 2 }]);
    await closed(workspace);
    workspace = await configured(narrow, folder, start + 8 * day);
    expect((await runWatch(workspace, narrow.world, clockAt(start + 8 * day + 1), noProgress)).providers).toMatchObject([
      { due: 1, answered: 0, waiting: 1 },
    ]);
    expect((await runWatch(workspace, narrow.world, clockAt(start + 9 * day), noProgress)).providers).toMatchObject([
      { due: 1, answered: 1, waiting: 0 },
    ]);
    expect(new Set(narrow.asked).size).toBe(3);
    expect(narrow.asked).toHaveLength(3);
  });

  it('asks about the domains of scams each day, at whichever minute of its run it asked the day before', async () => {
    const folder = await exampleWorkspace();
    const provider = statusProvider('names', ['domain'], () => 'registrar=Name Shop');
    const workspace = await configured(provider, folder);
    await askAboutCampaigns(workspace, provider.world, 3, clockAt(start), noProgress);
    const due = async (now: number) => (await runWatch(workspace, provider.world, clockAt(now), noProgress)).due.domains;
    expect(await due(start + 12 * hour)).toBe(0);
    expect(await due(start + day + 9 * minute)).toBe(3);
    expect(await due(start + 2 * day)).toBe(3);
    expect(await due(start + 2 * day + hour)).toBe(0);
  });

  it('fetches the lists that have an address, and what they list is known from then on', async () => {
    const provider = statusProvider('hlr', ['number'], () => 'status=live');
    const workspace = await configured(provider);
    const folder = join(workspace.folder, 'data', 'threat-lists');
    mkdirSync(folder, { recursive: true });
    fileOf('lists.json', '{"phish": {"address": "https://lists.example/a.txt", "threat": "phishing"}, "own": {}}', folder);
    const asked: string[] = [];
    let body = 'https://fee.example/pay\n';
    const fetch = (async (url) => {
      asked.push(String(url));
      return new Response(body);
    }) as typeof globalThis.fetch;
    const world = { ...provider.world, surroundings: { ...provider.world.surroundings, fetch } };
    const desk = await openLookup(workspace, { ...options(provider), world }, clockAt(start));
    const listed = async (url: string) =>
      (await desk.one(url)).groups.flatMap(({ observations }) => observations.filter(({ source }) => source === 'list-phish')).length > 0;
    const watch = async (now: number) => (await runWatch(workspace, world, clockAt(now), noProgress)).lists;
    expect(await listed('https://fee.example/pay')).toBe(false);
    const written = Date.now();
    expect(await watch(written)).toEqual([{ id: 'list-phish', outcome: 'fetched', detail: null }]);
    expect(await listed('https://fee.example/pay')).toBe(true);
    expect(await watch(written + hour)).toEqual([{ id: 'list-phish', outcome: 'fresh', detail: null }]);
    body = '<html>';
    expect(await watch(written + day)).toEqual([{ id: 'list-phish', outcome: 'failed', detail: 'its address answers with a web page' }]);
    expect(await listed('https://fee.example/pay')).toBe(true);
    body = 'https://other.example/longer/than/before\n';
    expect(await watch(written + day)).toMatchObject([{ outcome: 'fetched' }]);
    expect([await listed('https://fee.example/pay'), await listed('https://other.example/longer/than/before')]).toEqual([false, true]);
    expect(new Set(asked)).toEqual(new Set(['https://lists.example/a.txt']));
  });

  it('says what cannot be asked, since its provider is off', async () => {
    const provider = statusProvider('hlr', ['number'], () => 'status=live');
    const workspace = await configured(provider);
    await (await openLookup(workspace, options(provider), clockAt(start))).many(numbers);
    const off = { ...provider.world, connectors: [] };
    expect(await runWatch(workspace, off, clockAt(start + 8 * day), noProgress)).toMatchObject({
      due: { numbers: 3 },
      providers: [],
      unasked: 3,
    });
  });
});

describe('asking about campaigns', () => {
  it('does nothing where no provider is configured', async () => {
    const folder = await exampleWorkspace();
    const workspace = await openWorkspace(folder, { create: false });
    open.push(workspace);
    const provider = statusProvider('names', ['domain'], () => 'none');
    expect(await askAboutCampaigns(workspace, provider.world, 200, clockAt(start), noProgress)).toBeNull();
    expect(provider.asked).toEqual([]);
  });

  it('begins with the campaigns of most harm, asks about each thing once, and goes on where it stopped', async () => {
    const folder = await exampleWorkspace();
    const provider = statusProvider('names', ['domain'], () => 'registrar=Name Shop');
    const workspace = await configured(provider, folder);
    const ask = (most: number) => askAboutCampaigns(workspace, provider.world, most, clockAt(start), noProgress);
    expect(await ask(5)).toEqual({ subjects: 5, requests: 5, failed: 0, waiting: 0 });
    const [worst] = await workspace.store.campaigns({ minReports: 2, limit: 1 });
    const [details] = (await workspace.store.campaignsInFull([worst?.campaignId ?? ''], 10)).values();
    const domains = details?.domainList.filter(({ facts }) => facts.shared !== 'true').map(({ value }) => value) ?? [];
    expect(provider.asked.slice(0, Math.min(5, domains.length)).sort()).toEqual(domains.slice(0, 5).sort());
    await ask(1000);
    expect(new Set(provider.asked).size).toBe(provider.asked.length);
    expect(provider.asked).not.toContain('bit.ly');
    const asked = provider.asked.length;
    expect(await ask(1000)).toMatchObject({ subjects: 0, requests: 0 });
    expect(provider.asked).toHaveLength(asked);
  });
});
