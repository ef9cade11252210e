import { expect, test } from 'vitest';
import { offlineProviders } from '../../src/enrich/offline/index.ts';
import { offlineFacts } from '../../src/enrich/offline-facts.ts';
import { senderKinds } from '../../src/model/sender.ts';

const facts = offlineFacts(offlineProviders());

test('each fact has its subject, the id of its source, and that source’s day', () => {
  const all = [
    ...facts.senderFacts({ id: 'tel:+447700900123', kind: 'phone', display: '+447700900123' }),
    ...facts.hostFacts('evri-fee.duckdns.org'),
  ];
  const ids = new Set(offlineProviders().map(({ declaration }) => declaration.id));
  for (const { subject, source, sourceDate } of all) {
    expect(['tel:+447700900123', 'host:evri-fee.duckdns.org']).toContain(subject);
    if (source === 'as received') continue;
    expect(ids).toContain(source);
    expect(sourceDate).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
});

test('every sender and host has a fact at least, so that none is asked about twice', () => {
  for (const kind of senderKinds) expect(facts.senderFacts({ id: 'x', kind, display: 'x' })).not.toEqual([]);
  for (const host of ['', 'a', 'not a host', '192.0.2.1', '[2001:db8::1]', 'evri.example']) expect(facts.hostFacts(host)).not.toEqual([]);
});

test('the subject of a sender name is the sender’s id, though it is looked up as written', () => {
  const found = facts.senderFacts({ id: 'name:evri', kind: 'alphanumeric', display: 'EVRI' });
  expect(found).toContainEqual(expect.objectContaining({ subject: 'name:evri', field: 'bears_name_of', value: 'Evri' }));
});

test('a sender or host has one fact a field of a source, though the source may say several things', () => {
  const two = offlineFacts([
    {
      declaration: { id: 'two', name: 'Two', answers: ['host'], licence: 'none', dataDate: '2026-01-02' },
      look: () => [
        { field: 'how', value: 'a' },
        { field: 'how', value: 'b' },
        { field: 'why', value: 'c' },
      ],
    },
  ]);
  expect(two.hostFacts('x.example').map(({ field, value }) => [field, value])).toEqual([
    ['how', 'a, b'],
    ['why', 'c'],
  ]);
});

test('an address in place of a name is asked about as an address too', () => {
  expect(facts.hostFacts('104.16.0.1')).toContainEqual(expect.objectContaining({ field: 'hosted_by', value: 'Cloudflare' }));
});
