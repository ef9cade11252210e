import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browse, openBrowse } from '../../src/app/browse.ts';
import type { Workspace } from '../../src/app/workspace.ts';
import type { Campaign } from '../../src/model/campaign-view.ts';
import type { CampaignDetail } from '../../src/model/overview.ts';
import { quotasFor } from '../../src/stores/duckdb/browse/campaign-map.ts';
import { grow, openFresh, twinRows, wholeList } from '../support/browsed.ts';

let workspace: Workspace;
let browse: Browse;
/** The largest campaigns and some small ones, as the command line knows them. */
let details: readonly CampaignDetail[];

beforeAll(async () => {
  workspace = await openFresh();
  await grow(workspace, twinRows(1400, 23));
  browse = openBrowse(workspace, 'GB');
  const fact = { field: 'country', value: 'GB', source: 'numbering-plan', sourceDate: '2026-01-01' };
  await workspace.store.saveFacts((await workspace.store.sendersWithoutFacts()).map(({ id }) => ({ subject: id, ...fact })));
  const ids = (await workspace.store.campaigns({ minReports: 1, limit: 1e6 })).map(({ campaignId }) => campaignId);
  const chosen = [...ids.slice(0, 6), ...ids.filter((_, at) => at % 37 === 0)];
  details = [...(await workspace.store.campaignsInFull(chosen, 1e6)).values()];
});
afterAll(() => workspace.close());

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, count) => all + count, 0);
const byValue = <T extends { readonly value: string; readonly kind: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => (a.value + a.kind < b.value + b.kind ? -1 : 1));

describe('a campaign', () => {
  test('begins with what the command line says of it', async () => {
    for (const detail of details) {
      const campaign = await browse.campaign(detail.campaignId);
      const { campaignId, reports, senders, domains, first, last, timeline, joinCount } = detail;
      expect(campaign).toMatchObject({ campaignId, reports, senders, domains, first, last, timeline, joinCount });
      expect(sum(campaign.classes)).toBe(reports);
      expect(sum(campaign.languages)).toBe(reports);
      expect(sum(Object.fromEntries(campaign.targets.hours.map((day, at) => [at, day.reduce((all, n) => all + n, 0)])))).toBe(reports);
      expect(campaign.targets.recipients).toBe(sum(campaign.targets.repeated));
      expect(campaign.targets.reportsWithRecipient).toBeLessThanOrEqual(reports);
      expect(campaign.title).toBe((await browse.campaigns({ q: campaignId, minReports: 1 })).items[0]?.title);
      expect(campaign).toMatchObject({ noteList: [], decisions: [], isNamed: false });
    }
  });

  test('is told in one paragraph: what, how, when, how fast, from where', async () => {
    const { account, senders } = await browse.campaign(details[0]?.campaignId as string);
    expect(account).toContain('report');
    expect(account).toContain(`${senders} sender`);
    expect(account).not.toMatch(/undefined|NaN|null|\{|\n/);
  });

  test('lists its senders, domains and contacts with their facts, most reported first', async () => {
    for (const { campaignId, senderList, domainList } of details) {
      const senders = await wholeList((page) => browse.campaignSenders(campaignId, page), 5);
      expect(byValue(senders.map(({ sources: _, ...sender }) => sender))).toEqual(byValue(senderList));
      expect(senders[0]?.sources).toEqual({ country: { source: 'numbering-plan', date: '2026-01-01' } });
      expect(senders.map(({ reports }) => reports)).toEqual(senders.map(({ reports }) => reports).sort((a, b) => b - a));
      const domains = await wholeList((page) => browse.campaignDomains(campaignId, page), 3);
      expect(byValue(domains.map(({ sources: _, ...domain }) => domain))).toEqual(byValue(domainList));
    }
    const few = (campaign: Campaign) => [campaign.senderList.length, campaign.domainList.length, campaign.contacts.length];
    for (const { campaignId, senderList, domainList, contacts } of details) {
      const lists = [senderList, domainList, contacts].map(({ length }) => Math.min(12, length));
      expect(few(await browse.campaign(campaignId))).toEqual(lists);
    }
  });

  test('lists its scripts by wording, each with texts as received and the verdict on the commonest', async () => {
    for (const { campaignId, reports, texts, scripts: kept } of details) {
      const scripts = await wholeList((page) => browse.campaignScripts(campaignId, page), 4);
      expect(scripts.reduce((all, script) => all + script.reports, 0)).toBe(reports);
      expect(scripts.reduce((all, script) => all + script.texts, 0)).toBe(texts);
      expect(new Set(scripts.map(({ scriptId }) => scriptId)).size).toBe(scripts.length);
      for (const { script, examples, reasons } of scripts) {
        expect(kept.map((one) => one.script)).toContain(script);
        expect(examples.length).toBeGreaterThan(0);
        expect(examples.length).toBeLessThanOrEqual(5);
        expect(Array.isArray(reasons)).toBe(true);
      }
      expect((await browse.campaign(campaignId)).scriptCount).toBe(scripts.length);
    }
  });

  test('lists its joins weakest first, with the message on either side', async () => {
    for (const { campaignId, joins: kept } of details) {
      const joins = await wholeList((page) => browse.campaignJoins(campaignId, page), 3);
      expect(joins.map(({ bits }) => bits)).toEqual(kept.map(({ bits }) => bits));
      for (const { a, b } of joins.slice(0, 3)) {
        for (const side of [a, b]) expect((await browse.message(side.textId)).campaignId).toBe(campaignId);
        expect(a.textId).not.toBe(b.textId);
      }
    }
  });

  test('shows of either side of a join a text that holds what joins them, and where', async () => {
    const inTexts = /^same_(?:url|domain|service|phone|handle|email|bank_detail|crypto_address)$/;
    const joins = (await Promise.all(details.map(({ campaignId }) => browse.campaignJoins(campaignId, { limit: 50 })))).flatMap(
      ({ items }) => items,
    );
    for (const { evidence, a, b } of joins) {
      const kinds = evidence.map(({ kind }) => kind);
      const [best] = evidence.filter(({ kind }) => inTexts.test(kind)).sort((one, other) => other.bits - one.bits);
      for (const side of [a, b]) {
        expect(kinds).toEqual(expect.arrayContaining([...side.holds]));
        if (best) expect(side.holds).toContain(best.kind);
        for (const { start, end, kind } of side.marks)
          expect([kinds.includes(kind), side.text.slice(start, end) !== '']).toEqual([true, true]);
      }
    }
    expect(joins.flatMap(({ a, b }) => [...a.marks, ...b.marks]).length).toBeGreaterThan(20);
  });

  test('that is not there is said to be unknown', async () => {
    const unknown = { code: 'HOOKLINE_UNKNOWN_CAMPAIGN' };
    for (const id of ['C-nowhere', '', `C-' OR '1'='1`, '\u202e']) {
      await expect(browse.campaign(id)).rejects.toMatchObject(unknown);
      await expect(browse.campaignScripts(id, {})).rejects.toMatchObject(unknown);
      await expect(browse.campaignSenders(id, {})).rejects.toMatchObject(unknown);
      await expect(browse.campaignDomains(id, {})).rejects.toMatchObject(unknown);
      await expect(browse.campaignJoins(id, {})).rejects.toMatchObject(unknown);
      await expect(browse.campaignMap(id)).rejects.toMatchObject(unknown);
      await expect(browse.similarCampaigns(id)).rejects.toMatchObject(unknown);
    }
    await expect(browse.message('nowhere')).rejects.toMatchObject({ code: 'HOOKLINE_UNKNOWN_MESSAGE' });
  });
});

describe('the map of a campaign', () => {
  test('shows every script, sender and domain, and connects what was seen together', async () => {
    for (const { campaignId, scripts, senders, domainList, reports } of details) {
      const { nodes, edges, total } = await browse.campaignMap(campaignId);
      expect(nodes.length).toBe(total);
      const of = (kind: string) => nodes.filter((node) => node.kind === kind);
      expect(of('script').reduce((all, node) => all + node.reports, 0)).toBe(reports);
      expect(of('script').length).toBeLessThanOrEqual(scripts.length);
      expect(of('sender').length).toBe(senders);
      expect(of('domain').length).toBe(domainList.length);
      for (const { label } of [...of('domain'), ...of('host')]) expect(label).not.toMatch(/(?<!\[)\./);
      const ids = new Set(nodes.map(({ nodeId }) => nodeId));
      for (const { from, to, reports: n } of edges) expect([ids.has(from), ids.has(to), n > 0]).toEqual([true, true, true]);
    }
  });

  test('sums up the least seen of each kind where there are too many', async () => {
    const { campaignId, reports } = details[0] as CampaignDetail;
    const whole = await browse.campaignMap(campaignId);
    const { nodes, total } = await browse.campaignMap(campaignId, 10);
    expect(total).toBe(whole.total);
    expect(nodes.length).toBeLessThanOrEqual(10);
    expect(nodes.reduce((all, { standsFor }) => all + standsFor, 0)).toBe(total);
    expect(nodes.filter(({ kind }) => kind === 'script').reduce((all, node) => all + node.reports, 0)).toBe(reports);
    for (const { standsFor, label } of nodes) if (standsFor > 1) expect(label).toMatch(/^[\d,]+ more (scripts|senders|domains|hosts)$/);
  });

  test('gives small kinds whole, and what is left to the large ones', () => {
    const counts = { script: 5, sender: 5000, domain: 3000, host: 0 };
    const quotas = quotasFor(counts, 2000);
    expect(quotas).toMatchObject({ script: 5, host: 0 });
    expect(quotas.sender).toBe(quotas.domain + (quotas.sender - quotas.domain));
    expect(quotas.script + quotas.sender + 1 + quotas.domain + 1).toBeLessThanOrEqual(2000);
    expect(quotas.sender).toBeGreaterThan(990);
    expect(quotasFor({ script: 1, sender: 2, domain: 0, host: 0 }, 2000)).toEqual({ script: 1, sender: 2, domain: 0, host: 0 });
  });
});

describe('what stands beside', () => {
  test('a message points at its parts in the text as received', async () => {
    const { items } = await browse.messages({ limit: 25 });
    let pointed = 0;
    for (const { textId, text } of items) {
      const message = await browse.message(textId);
      expect(message.text).toBe(text);
      expect(message.reportList).toHaveLength(Math.min(200, message.reports));
      expect(message.opinions.map(({ producer }) => producer)).toContain(message.verdict.producer);
      for (const { at } of message.parts) {
        if (at === null) continue;
        pointed++;
        expect([at.start >= 0, at.end <= text.length, at.start < at.end]).toEqual([true, true, true]);
      }
    }
    expect(pointed).toBeGreaterThan(25);
  });

  test('senders and domains over the workspace count reports and campaigns', async () => {
    const senders = await wholeList((page) => browse.senders(page), 150);
    const { senders: count, senderKinds } = await workspace.store.overview();
    expect(senders.length).toBe(count);
    const none = senderKinds.none ?? 0;
    expect(senders.reduce((all, { reports }) => all + reports, 0)).toBe(sum(senderKinds) - none);
    const [most] = senders;
    const begun = await browse.senders({ q: most?.value.slice(0, 4) as string });
    expect(begun.items[0]).toEqual(most);
    for (const { kind } of (await browse.senders({ kind: 'short_code' })).items) expect(kind).toBe('short_code');
    const { campaignId, domainList } = details.find((one) => one.domainList.length > 0) as CampaignDetail;
    const domains = await browse.domains({ campaign: campaignId });
    expect(byValue(domains.items.map(({ value, kind }) => ({ value, kind })))).toEqual(
      byValue(domainList.map(({ value, kind }) => ({ value, kind }))),
    );
    expect((await browse.senders({ campaign: campaignId })).total).toBe(details.find((one) => one.campaignId === campaignId)?.senders);
  });

  test('sources, rejects and the custody log are told as they were kept', async () => {
    const [source] = (await browse.sources({})).items;
    expect(source).toMatchObject({ name: 'feed.csv', format: 'csv', actor: 'tester', takenAt: 0, zone: 'UTC', region: 'GB' });
    expect((await browse.custody({})).items.map(({ subject }) => subject)).toEqual([source?.sourceId]);
    expect(await browse.rejects({})).toEqual({
      items: await workspace.store.rejects(50),
      next: null,
      total: (await workspace.store.overview()).rejects,
    });
  });
});
