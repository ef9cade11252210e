import { describe, expect, it } from 'vitest';
import { plantedCount } from '../../src/simulate/plan/hard-cases.ts';
import { type CampaignPlan, type HardCase, hardCases } from '../../src/simulate/plan/plan.ts';
import { grouped, twin } from './twin.ts';

const reports = 60_000;
const { plan, rows } = twin({ reports });
const planted = (hard: HardCase): readonly CampaignPlan[] => plan.campaigns.filter((campaign) => campaign.hard === hard);
const days = (campaign: CampaignPlan) =>
  [...campaign.counts.keys()].filter((day) => (campaign.counts[day] ?? 0) > 0).map((day) => campaign.first + day);

describe('hard cases', () => {
  it.each(hardCases)('%s is planted, and named in the truth', (hard) => {
    expect(rows.some((row) => row.hard === hard)).toBe(true);
    expect(plantedCount(hard, reports)).toBeGreaterThanOrEqual(1);
    expect(plantedCount(hard, 20_000)).toBeGreaterThanOrEqual(1);
  });

  it('two crews use one family for one brand at the same time, and share nothing else', () => {
    const groups = grouped(planted('two_crews'), ({ family, brand }) => `${family.id} ${brand?.id}`);
    for (const [one, other] of groups.values()) {
      expect(other).toBeDefined();
      if (!one || !other) continue;
      expect(one.operation).not.toBe(other.operation);
      const hosts = new Set(one.links?.hosts);
      expect(other.links?.hosts.filter((host) => hosts.has(host))).toEqual([]);
      const senders = new Set(one.senders.kind === 'phone' ? one.senders.senders : []);
      expect(other.senders.senders.filter((sender) => senders.has(sender)).length).toBeLessThanOrEqual(1);
    }
  });

  it('a crew that changes brand keeps its family and crew', () => {
    const groups = grouped(planted('brand_change'), ({ family, operation }) => `${family.id} ${operation}`);
    for (const pair of groups.values()) {
      expect(pair.length).toBeGreaterThanOrEqual(2);
      expect(new Set(pair.map(({ brand }) => brand?.id)).size).toBe(pair.length);
    }
  });

  it('the quiet campaign is silent for six weeks and goes on', () => {
    for (const campaign of planted('quiet')) {
      const seen = days(campaign);
      const gaps = seen.slice(1).map((day, index) => day - (seen[index] as number));
      expect(Math.max(...gaps)).toBeGreaterThanOrEqual(42);
    }
  });

  it('the pair is two messages', () => {
    for (const { id } of planted('pair')) expect(rows.filter(({ campaign, kind }) => campaign === id && kind === 'sms').length).toBe(2);
  });

  it('a shared shortener or host serves several crews', () => {
    for (const hard of ['shared_shortener', 'shared_host'] as const) {
      const campaigns = planted(hard);
      expect(new Set(campaigns.map(({ operation }) => operation)).size).toBeGreaterThanOrEqual(2);
    }
    const machines = planted('shared_host').flatMap(({ domains }) => domains.map(({ machine }) => machine.address));
    expect(new Set(machines).size).toBeLessThan(machines.length);
  });

  it('a bulk sender name is that of a genuine sender too', () => {
    const groups = grouped(planted('shared_bulk_sender'), ({ senders }) => senders.senders[0] ?? '');
    for (const group of groups.values()) {
      expect(group.some(({ stratum }) => stratum.kind === 'notice')).toBe(true);
      expect(group.filter(({ stratum }) => stratum.kind === 'scam').length).toBeGreaterThanOrEqual(2);
    }
  });

  it('a reassigned number sent scams before, and small talk later', () => {
    for (const row of rows.filter(({ hard }) => hard === 'reassigned_number')) {
      const before = rows.filter(
        ({ sender, class: of, reported }) => sender === row.sender && of === 'scam' && (reported as string) < (row.reported as string),
      );
      const after = rows.filter(
        ({ sender, class: of, reported }) => sender === row.sender && of === 'scam' && (reported as string) > (row.reported as string),
      );
      expect([row.class, row.campaign, after.filter(({ kind }) => kind === 'sms')]).toEqual(['legitimate', null, []]);
      expect(before.length).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('crews', () => {
  it('never share a domain, a call-back number, a chat address or a mail address between campaigns', () => {
    const seen = new Map<string, string>();
    for (const { id, stratum, links, callbacks, chats, emails } of plan.campaigns) {
      const own = links && links.mode === 'own' ? links.hosts : [];
      for (const thing of [...own, ...callbacks, ...chats, ...emails]) {
        expect([thing, seen.get(thing) ?? id, stratum.kind]).toEqual([thing, id, stratum.kind]);
        seen.set(thing, id);
      }
    }
  });

  it('take turns with the families: none comes again before all the others of its part', () => {
    const parts = grouped(
      plan.campaigns.filter(({ hard }) => hard === null || hard === 'pair' || hard === 'quiet'),
      ({ stratum, family }) => `${stratum.key} ${family.language}`,
    );
    for (const campaigns of parts.values()) {
      const counts = [...grouped(campaigns, ({ family }) => family.id).values()].map((list) => list.length);
      expect(Math.max(...counts)).toBeLessThanOrEqual(Math.min(...counts) + 3);
    }
  });

  it('invent no domain that is official or popular', () => {
    const official = new Set(plan.campaigns.flatMap(({ brand }) => brand?.domains ?? []));
    for (const { links, stratum } of plan.campaigns) {
      if (stratum.kind === 'scam' && links?.mode === 'own') expect(links.hosts.filter((host) => official.has(host))).toEqual([]);
    }
  });
});
