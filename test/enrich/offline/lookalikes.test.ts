import { describe, expect, it } from 'vitest';
import { offlineProviders } from '../../../src/enrich/offline/index.ts';
import type { SubjectKind } from '../../../src/model/observation.ts';
import { fileOf, freshFolder } from '../../support/folders.ts';

const lookalikes = (folders: readonly string[] = []) =>
  offlineProviders(folders).find(({ declaration }) => declaration.id === 'lookalikes');
const shipped = lookalikes();
const said = (kind: SubjectKind, value: string) => shipped?.look({ kind, value }) ?? [];

describe('the source `lookalikes`', () => {
  it('says whom a host imitates, how, how sure and why', () => {
    expect(said('host', 'evri-redelivery-fee.web.app')).toEqual([
      { field: 'imitates', value: 'Evri' },
      { field: 'imitates_how', value: 'combosquat' },
      { field: 'imitates_sure', value: expect.stringMatching(/^0\.[5-9]\d$/) },
      { field: 'imitates_why', value: 'bears the name “evri”, beside “redelivery”, “fee”, on a host that is given away (web.app)' },
    ]);
  });

  it('says it of sender names and links too', () => {
    expect(said('sender_name', 'EVROI')).toContainEqual({ field: 'imitates', value: 'Evri' });
    expect(said('url', 'http://192.0.2.7/netflix/login')).toContainEqual({ field: 'imitates_how', value: 'path' });
  });

  it('says nothing of official domains, of popular sites, of namesakes, of what it is not asked about', () => {
    const asked = [
      ['domain', 'evri.com'],
      ['host', 'track.royalmail.com'],
      ['domain', 'bbc.co.uk'],
      ['domain', '9to5google.com'],
      ['sender_name', 'EVRI'],
      ['number', '+447700900123'],
      ['host', 'not a host'],
    ] as const;
    for (const [kind, value] of asked) expect(said(kind, value), value).toEqual([]);
  });

  it('knows brands that were added', () => {
    const folder = freshFolder();
    const brand = { id: 'zentrapost', name: 'Zentrapost', sector: 'delivery', domains: ['zentrapost.example'] };
    fileOf('added-brands.json', JSON.stringify({ brands: [brand] }), folder);
    const own = lookalikes([folder]);
    expect(own?.look({ kind: 'host', value: 'zentrapost-fee.web.app' })).toContainEqual({ field: 'imitates', value: 'Zentrapost' });
    expect(own?.look({ kind: 'host', value: 'fee.zentrapost.example' })).toEqual([]);
    expect(said('host', 'zentrapost-fee.web.app')).toEqual([]);
  });
});
