import { describe, expect, it } from 'vitest';
import { capOf, sharedValues } from '../../src/analysis/campaigns/sharing.ts';
import type { Variant } from '../../src/analysis/campaigns/variant.ts';
import { joinThreshold } from '../../src/analysis/campaigns/weigh.ts';
import { evidenceKinds } from '../../src/model/campaign.ts';
import { hostClasses } from '../../src/model/link.ts';
import { partKinds } from '../../src/model/message.ts';
import { senderKinds } from '../../src/model/sender.ts';
import { messageClasses, scamTypes } from '../../src/model/verdict.ts';
import { read, section, tableRows } from './documents.ts';

const document = read('docs/reference/evidence.md');
const firstCells = (heading: string) => tableRows(section(document, heading)).map(([name = '']) => name.replaceAll('`', ''));

describe('evidence.md', () => {
  it('documents every kind of evidence, and no other', () => {
    expect(firstCells('## Kinds of evidence').sort()).toEqual([...evidenceKinds].sort());
  });

  it('gives the most that each shared value can weigh as the code does', () => {
    const documented = new Map(tableRows(section(document, '## Kinds of evidence')).map(([kind = '', most = '']) => [kind, most]));
    for (const value of sharedValues(everything)) {
      const { kind } = value;
      if (kind !== 'same_sender') expect([kind, documented.get(`\`${kind}\``)]).toEqual([kind, String(capOf(value))]);
    }
    const senders = new Map(tableRows(section(document, '## Senders')).map(([prefix = '', most]) => [prefix.replaceAll('`', ''), most]));
    const caps = sharedValues(everything).filter(({ kind }) => kind === 'same_sender');
    expect(new Map(caps.map((sender) => [sender.value.slice(0, sender.value.indexOf(':') + 1), String(capOf(sender))]))).toEqual(senders);
  });

  it('names the threshold', () => {
    expect(section(document, '## The threshold')).toContain(`${joinThreshold} bits`);
  });

  it('documents every slot, class, scam type, kind of sender and class of host', () => {
    expect(firstCells('## Slots of a script')).toEqual([...partKinds]);
    expect(firstCells('## Classes')).toEqual([...messageClasses]);
    expect(firstCells('## Scam types')).toEqual([...scamTypes]);
    expect(firstCells('## Kinds of sender')).toEqual([...senderKinds]);
    expect(firstCells('## Classes of host')).toEqual([...hostClasses]);
  });
});

/** A variant with one of each value that can be shared. */
const everything: Variant = {
  key: 'k',
  letters: 'letters',
  language: 'en',
  brand: null,
  topic: null,
  links: [
    { url: 'http://parcel-redelivery.example/pay', site: 'parcel-redelivery.example', shared: false, publicPage: false, hasPath: true },
  ],
  phones: ['+447700900001'],
  handles: ['wa.me/447700900002'],
  emails: ['desk@parcel.example'],
  bankDetails: ['GB29NWBK60161331926819'],
  cryptoAddresses: ['tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx'],
  senders: ['tel:+447700900003', 'email:a@b.example', 'handle:@crew', 'short:12345', 'name:evri', 'unknown:1234567'],
  first: null,
  last: null,
};
