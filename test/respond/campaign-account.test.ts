import { describe, expect, test } from 'vitest';
import type { LikeCampaign } from '../../src/ports/browse.ts';
import { type AccountOf, campaignAccount, languageName } from '../../src/respond/campaign-account.ts';
import { whyLike } from '../../src/respond/why-like.ts';

const names = new Map([['evri', 'Evri']]);
const hours: readonly number[][] = [];

const campaign: AccountOf = {
  messageClass: 'scam',
  scamType: 'delivery',
  typeName: null,
  brand: 'evri',
  language: 'en',
  languages: { en: 1200, und: 34 },
  reports: 1234,
  texts: 500,
  scriptCount: 12,
  senders: 40,
  senderList: [1, 2, 3].map((n) => ({ kind: 'phone', value: `+44770090000${n}`, reports: 9, first: 0, last: 0, facts: { country: 'GB' } })),
  domains: 2,
  domainList: [{ kind: 'domain', value: 'evri.example', reports: 9, first: 0, last: 0, facts: { host_kind: 'own' } }],
  calls: 1,
  first: Date.UTC(2026, 2, 2),
  last: Date.UTC(2026, 3, 5),
  recent: 60,
  growth: 2,
  lures: { authority: 900, kindness: 3 },
  asks: { link: 1200, pay: 700 },
  timeline: [
    { day: '2026-03-02', reports: 4 },
    { day: '2026-03-07', reports: 90 },
  ],
  targets: { recipients: 300, reportsWithRecipient: 320, repeated: { '1': 280, '2': 20 }, channels: {}, hours },
};
const told = (change: Partial<AccountOf>) => campaignAccount({ ...campaign, ...change }, names);

describe('the account of a campaign', () => {
  test('says who is imitated, how, since when, how fast, from where', () => {
    expect(told({})).toBe(
      'A delivery scam imitating Evri: 1,234 reports of 500 texts in 12 wordings, in English. ' +
        'It asks the reader to follow a link and pay and plays on authority. ' +
        "Seen from 2026-03-02 to 2026-04-05, most on 2026-03-07 (90 reports). 60 reports came in the feed's last seven days, up from 30 the week before. " +
        'It comes from 40 senders, mostly phone numbers (United Kingdom), and leads to 2 domains, most often evri[.]example. 1 call report names its numbers. ' +
        '300 recipients reported it, 20 of them more than once.',
    );
  });

  test('says what it does not know, and nothing that is not so', () => {
    const bare = told({
      messageClass: 'unknown',
      scamType: null,
      typeName: 'gift_card',
      brand: null,
      language: 'und',
      languages: { und: 1 },
      reports: 1,
      texts: 1,
      scriptCount: 1,
      senders: 0,
      senderList: [],
      domains: 0,
      domainList: [],
      calls: 0,
      first: null,
      last: null,
      recent: 0,
      growth: null,
      lures: {},
      asks: {},
      timeline: [],
      targets: { ...campaign.targets, recipients: 0, repeated: {} },
    });
    expect(bare).toBe(
      'Messages of an unknown kind (gift card): 1 report of 1 text in 1 wording. No report of it has a time. Nothing tells who sends it.',
    );
  });

  test.each([
    [{ growth: 0.5 }, 'down from 120 the week before'],
    [{ growth: 1 }, 'as many as the week before'],
    [{ growth: null }, 'none in the week before'],
    [{ growth: null, recent: 1234 }, "All of it came in the feed's last seven days."],
    [{ last: Date.UTC(2026, 2, 2, 5) }, 'All of it was seen on 2026-03-02.'],
    [{ messageClass: 'spam', scamType: null }, 'Advertising naming Evri'],
    [{ brand: '\u202eEvil' }, 'imitating ⟨U+202E⟩Evil'],
    [{ senders: 1, domains: 0 }, 'It comes from 1 sender. '],
    [{ domains: 1 }, 'leads to 1 domain: evri[.]example.'],
    [{ senders: 0, domains: 1 }, 'Nothing tells who sends it; it leads to 1 domain: evri[.]example. '],
    [{ senderList: campaign.senderList.map((one) => ({ ...one, kind: 'unknown' })) }, 'It comes from 40 senders and leads to 2 domains'],
    [{ senderList: campaign.senderList.map((one) => ({ ...one, kind: 'alphanumeric' })) }, 'mostly names, and leads'],
    [{ scamType: 'insurance' }, 'An insurance scam imitating'],
    [{ scamType: 'others', typeName: 'gift_card' }, 'A scam (gift card) imitating'],
    [{ targets: { ...campaign.targets, repeated: { '2': 300 } } }, '300 recipients reported it, each of them more than once.'],
    [{ domains: 0 }, 'mostly phone numbers (United Kingdom). '],
  ] as const)('follows what changes: %j', (change, words) => {
    expect(told(change as Partial<AccountOf>)).toContain(words);
  });

  test('names languages, and leaves alone what is no code', () => {
    expect(['en', 'vi', 'und', '<b>'].map(languageName)).toEqual(['English', 'Vietnamese', 'unknown', '<b>']);
  });
});

describe('why campaigns are alike', () => {
  const like: LikeCampaign = {
    campaign: { brand: 'evri', scamType: 'delivery' } as LikeCampaign['campaign'],
    keptApart: null,
    sharedSenders: 0,
    sharedDomains: 2,
    sharedContacts: 1,
    likeness: 0.5,
    sharesBrand: true,
    sharesType: false,
  };

  test('is said with what they share, and why they are kept apart', () => {
    expect(whyLike(like, names)).toEqual([
      'Shares 2 domains and 1 contact that few campaigns have.',
      "Its commonest script has 50 % of its words in common with this one's.",
      'It names Evri as well.',
      'Kept apart: no two of their messages came near to being joined.',
    ]);
  });

  test('an analyst who keeps them apart is named as the reason', () => {
    const evidence = [{ kind: 'analyst' as const, bits: -100, value: '', detail: 'ana split them' }];
    expect(whyLike({ ...like, keptApart: { bits: -90, pairs: 1, evidence } }, names).at(-1)).toBe(
      'Kept apart by a decision of an analyst.',
    );
  });
});
