import { describe, expect, test } from 'vitest';
import type { Variant } from '../../../src/analysis/campaigns/variant.ts';
import { variantOf } from '../reading.ts';
import { groupsOf, isOneWording, joinOf } from './clustering.ts';

const kinds = (a: Parameters<typeof joinOf>[0], b: Parameters<typeof joinOf>[1]) => joinOf(a, b)?.map(({ kind }) => kind);

describe('two texts are of one campaign', () => {
  test('by one script, whatever the link and the amount; it needs no join', () => {
    expect(
      isOneWording(
        'Evri: we tried to deliver your parcel but nobody was home. Pay £1.99 at evri-fee.example/a to book another day',
        'Evri: we tried to deliver your parcel but nobody was home. Pay £2.49 at rebook-now.example/q to book another day',
      ),
    ).toBe(true);
  });

  test('by one script behind lookalike letters; it needs no join', () => {
    expect(
      isOneWording(
        'Evri: we tried to deliver your parcel but nobody was home. Pay £1.99 at evri-fee.example/a to book another day',
        'Evri: we tried to d3liver yоur pаrсel but nob0dy was home. Pay £1.99 at evri-fee[.]test/a to book an0ther day!!',
      ),
    ).toBe(true);
  });

  test('by one script that says little by itself, with a domain beside it', () => {
    const texts = ['Click here: fee-hub.example/a', 'Click here: fee-hub.example/b'] as const;
    expect(isOneWording(...texts)).toBe(false);
    expect(kinds(...texts)).toEqual(expect.arrayContaining(['same_script', 'same_domain']));
  });

  test('by like wording', () => {
    expect(
      kinds(
        'Hi mum, my phone fell in the sink so I am using a friends number, can you text me back when you get a second please',
        'Hi mum my phone fell in the sink, so am using a friends number. Can you text back when you get a sec please xx',
      ),
    ).toContain('similar_script');
  });

  test('by a domain of their own, with wording that has nothing in common', () => {
    expect(kinds('Your parcel is held at fee-hub.example/parcel', 'Road toll unpaid: settle on fee-hub.example/toll')).toContain(
      'same_domain',
    );
  });

  test('by one customer of a free host', () => {
    expect(kinds('Your parcel is held at fee-hub.web.app/parcel', 'Road toll unpaid: settle on fee-hub.web.app/toll')).toContain(
      'same_domain',
    );
  });

  test('by a call-back number', () => {
    expect(kinds('Your account is frozen, ring 020 7946 0123', 'A warrant is out for you: phone (020) 79460123 now')).toContain(
      'same_phone',
    );
  });

  test('by a chat handle, an e-mail address, or bank details', () => {
    expect(kinds('Earn more with us: wa.me/447700900123', 'A kind stranger wrote you, see wa.me/447700900123')).toContain('same_handle');
    expect(kinds('Inheritance waits: mail crew@fee.example', 'You were chosen for a grant; crew@fee.example')).toContain('same_email');
    expect(kinds('Rent due: GB82 WEST 1234 5698 7654 32', 'Mum pay it to GB82 WEST 1234 5698 7654 32 x')).toContain('same_bank_detail');
  });

  test('by the full short link, which is one party own', () => {
    expect(kinds('Your parcel is held bit.ly/3xYzAb', 'Road toll unpaid: settle on bit.ly/3xYzAb')).toContain('same_url');
  });
});

describe('what many share joins nothing by itself', () => {
  test.each([
    ['a shortener', 'Your parcel is held bit.ly/3xYzAb', 'Road toll unpaid: settle on bit.ly/9pQrSt'],
    ['the root of a free host', 'Your parcel is held a-one.web.app/x', 'Road toll unpaid: settle on b-two.web.app/x'],
    ['a popular site', 'Your parcel is held, see en.wikipedia.org/wiki/Parcel', 'Road tolls: en.wikipedia.org/wiki/Toll_road'],
    ['an official domain', 'Evri: proof of posting at www.evri.com/help', 'Evri has a new app, look: www.evri.com/app'],
    ['the name of a brand', 'Evri: your parcel is stuck, see evri-stuck.example', 'Evri wants £3 from you, go to moneyplease.test'],
    ['what a space leaves of a name', 'Your parcel is held royal payment.example', 'Road toll unpaid: settle on toll- payment.example'],
    ['the beginning of a short link', 'Your parcel is held bit.ly/3x', 'Road toll unpaid: settle on bit.ly/3x'],
    ['the words click here', 'Click here now: a-one.example', 'Click here today: b-two.test'],
    ['a greeting', 'Hi mum', 'Hi dad'],
    [
      'wording that all crews use',
      'Dear customer, your account has been temporarily suspended due to suspicious activity. Please verify your account: a-one.example',
      'Dear customer, your account has been temporarily suspended. Please verify your account to avoid suspension: b-two.test',
    ],
    [
      'the wording of every prize',
      'Congratulations, you have won, claim your prize: a-one.example',
      'Congratulations, you have been selected, claim your prize: b-two.test',
    ],
  ])('%s', (_, a, b) => {
    expect(groupsOf([a, b])).toEqual([[0], [1]]);
  });

  test('a forged sender name', () => {
    const senders = ['name:evri'];
    expect(
      groupsOf([
        variantOf('Your parcel is stuck: evri-stuck.example', { senders }),
        variantOf('Send £3 over on moneyplease.test', { senders }),
      ]),
    ).toEqual([[0], [1]]);
  });
});

describe('a sender name that is its sender’s own', () => {
  const day = Date.UTC(2026, 2, 2);
  const plain = { brand: null, topic: null, first: day, last: day };
  const sofa =
    'Larkwillow: velvet sofas from £299 this weekend only at the old mill, unit 3, with free delivery in town. Opt out: STOP to 66012';
  const lamp = 'Larkwillow: half price on lamps this weekend only at the old mill, unit 3, with free coffee. Opt out: STOP to 66012';
  const from = (text: string, sender: string, known: Partial<Variant> = {}) => variantOf(text, { ...plain, senders: [sender], ...known });

  test('joins what a shop sends with some words in common', () => {
    expect(groupsOf([from(sofa, 'name:larkwillow'), from(lamp, 'name:larkwillow')])).toEqual([[0, 1]]);
  });

  test.each(['name:info', 'name:offers', 'name:lw', 'name:larkwillowfurniture'])('is not %s', (sender) => {
    expect(groupsOf([from(sofa, sender), from(lamp, sender)])).toEqual([[0], [1]]);
  });

  test('joins no scam that comes under it', () => {
    const notices = [1, 2, 3, 4].map((n) => from(`${lamp} ${'abcd'[n]}`, 'name:larkwillow'));
    const scam = from('Larkwillow: your order waits at the depot, pay £2.99 at lw-depot.example', 'name:larkwillow', { topic: 'delivery' });
    expect(groupsOf([...notices, scam])).toEqual([[0, 1, 2, 3], [4]]);
  });
});

describe('wording that is half alike', () => {
  const one = 'Evri: we could not deliver your parcel this morning as nobody was in. Rebook your delivery slot here now evri-slots.example';
  const other = 'Evri: we could not deliver your parcel this morning as nobody was home. Choose your delivery slot at evri-dates.test';

  test('joins two scams of one type', () => {
    expect(groupsOf([variantOf(one, { topic: 'delivery' }), variantOf(other, { topic: 'delivery' })])).toEqual([[0, 1]]);
  });

  test('does not join the notice of a brand and the scam that copies it', () => {
    expect(groupsOf([variantOf(one, { topic: 'delivery' }), variantOf(other, { topic: null })])).toEqual([[0], [1]]);
  });
});

describe('whole feeds', () => {
  test('texts without any link are grouped by their wording', () => {
    expect(
      groupsOf([
        'Hi mum, my phone fell in the sink so I am using a friends number, can you text me back when you get a second please',
        'The winter fair opens on Saturday at the village hall with cake, games and a raffle for all ages',
        'Hi mum my phone fell in the sink, so am using a friends number. Can you text back when you get a sec please xx',
        'hi dad my phone fell in the sink so i am using a friends number can you text me back when you get a sec please',
      ]),
    ).toEqual([[0, 2, 3], [1]]);
  });

  test('two crews that imitate one brand with their own wording and domains stay apart', () => {
    expect(
      groupsOf([
        'Evri: we tried to deliver your parcel but nobody was home. Pay £1.99 at evri-rebook.example/a to book another day',
        'Evri: we tried to deliver your parcel but nobody was in. Pay £1.45 at evri-rebook2.example/b to book another day',
        'Evri notice. Item 4829 lacks a house number on its label. Correct it here: label-desk.test/evri before it goes back',
        'Evri notice. Item 7731 lacks a house number on its label. Correct it here: label-help.test/evri before it goes back',
      ]),
    ).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test('a text made of two campaigns’ wordings does not chain them together', () => {
    const known = { brand: null, topic: 'banking', first: 0, last: 0 };
    const shared = 'we write once more to everybody on this street today about';
    const mum =
      'my broken phone which fell in the {} so please text my friend about the rent money that both of us owe the landlord of that flat';
    const bank =
      'garden furniture bought in aberdeen with your plastic by a gentleman on {} and reject it quickly by ringing our evening desk again';
    const mums = ['sink', 'bath', 'lake'].map((place) => `${shared} ${mum.replace('{}', place)}`);
    const banks = ['monday', 'friday', 'sunday'].map((weekday) => `${shared} ${bank.replace('{}', weekday)}`);
    // Half alike to each, while the crews have little but the opening in common.
    const bridge = variantOf(`${shared} ${mum.replace('{}', 'sink').slice(0, 112)} ${bank.replace('{}', 'monday').slice(0, 118)}`, {
      ...known,
      key: '0',
    });
    const crews = [...mums, ...banks].map((text, at) => variantOf(text, { ...known, key: `a${at}` }));
    expect(joinOf(bridge, crews[0] ?? '')).not.toBeNull();
    expect(joinOf(bridge, crews[3] ?? '')).not.toBeNull();
    expect(groupsOf([...crews, bridge])).toEqual([
      [0, 1, 2],
      [3, 4, 5, 6],
    ]);
  });

  test('a site that serves many wordings for several brands acts as a shortener and joins none of them', () => {
    const wordings = [
      'Evri: your parcel waits at the depot',
      'HSBC: a payee was added this morning',
      'Netflix: the card on file was declined',
      'DVLA: your vehicle tax lapsed last week',
      'HMRC: a refund is due to you for last year',
      'Vodafone: your points run out tomorrow night',
    ];
    const tokens = ['a1B2', 'c3D4', 'e5F6', 'g7H8', 'i9J0', 'k1L2'];
    expect(groupsOf(wordings.map((wording, at) => `${wording} sho.test/${tokens[at]}`))).toHaveLength(wordings.length);
  });

  test('the evidence of a pair is listed strongest first and said in words, links made harmless', () => {
    const evidence = joinOf('Your parcel is held at fee-hub.example/parcel', 'Road toll unpaid: settle on fee-hub.example/toll') ?? [];
    expect(evidence.map(({ bits }) => bits)).toEqual(evidence.map(({ bits }) => bits).sort((a, b) => b - a));
    expect(evidence[0]?.detail).toBe('the same domain fee-hub[.]example, seen with 2 wordings');
  });
});
