import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { providerNamed, registryOf } from '../../../src/enrich/providers/registry.ts';
import {
  allSettings,
  checkedValue,
  environmentName,
  lifeOf,
  perSecondOf,
  quotaOf,
  settingsOf,
  sharingOf,
} from '../../../src/enrich/providers/settings.ts';
import { readKept, settingsFile, writeKept } from '../../../src/enrich/providers/settings-file.ts';
import type { ProviderSetting } from '../../../src/ports/provider.ts';
import { freshFolder } from '../../support/folders.ts';
import { declarationOf, plainConnector } from './asked.ts';

const settingOf = (type: ProviderSetting['type'], name = 'x'): ProviderSetting => ({
  name,
  type,
  default: null,
  required: false,
  help: '',
});

describe('a value', () => {
  test.each<[ProviderSetting['type'], string, string]>([
    ['secret', ' sk-123456\n', 'sk-123456'],
    ['number', '2.5', '2.5'],
    ['flag', 'Yes', 'true'],
    ['flag', 'off', 'false'],
    ['address', 'https://plain.example/v1', 'https://plain.example/v1'],
    ['text', 'AC123', 'AC123'],
  ])('of type %s is kept: %j', (type, given, kept) => {
    expect(checkedValue(settingOf(type), given)).toBe(kept);
  });

  test.each<[ProviderSetting['type'], string]>([
    ['secret', ''],
    ['secret', 'abc'],
    ['secret', 'two words of it'],
    ['secret', 'line\nbreak-and-more'],
    ['number', '-1'],
    ['number', '1e9'],
    ['number', 'ten'],
    ['flag', 'perhaps'],
    ['address', 'plain.example'],
    ['address', 'ftp://plain.example'],
    ['address', 'https://user:password@plain.example'],
    ['text', 'a\nb'],
  ])('of type %s cannot be: %j', (type, given) => {
    expect(() => checkedValue(settingOf(type), given)).toThrow(expect.objectContaining({ code: 'HOOKLINE_OPTION_VALUE' }));
  });

  test('that is secret stands in no message', () => {
    expect(() => checkedValue(settingOf('secret', 'key'), 'half a secret')).toThrow(/^the value of key is not a key/);
    expect(() => checkedValue(settingOf('number'), 'ten')).toThrow("'ten'");
  });
});

describe('settings', () => {
  const declaration = declarationOf();

  test('come from the environment, else from the workspace, else from the declaration', () => {
    const kept = { key: 'kept-key', address: 'https://kept.example' };
    expect(settingsOf(declaration, {}, {})).toEqual({
      settings: { address: 'https://plain.example', sharing: 'full' },
      missing: ['key'],
      wrong: [],
    });
    expect(settingsOf(declaration, kept, {}).settings).toEqual({ ...kept, sharing: 'full' });
    expect(settingsOf(declaration, kept, { HOOKLINE_PLAIN_KEY: 'other-key' }).settings.key).toBe('other-key');
    expect(settingsOf(declaration, kept, { HOOKLINE_PLAIN_KEY: '' }).settings.key).toBe('kept-key');
  });

  test('that are wrong are named, without the secret', () => {
    const { wrong } = settingsOf(declaration, { address: 'nowhere', daily_quota: 'many' }, { HOOKLINE_PLAIN_KEY: 'a b' });
    expect(wrong).toHaveLength(3);
    expect(wrong.join()).not.toContain('a b');
  });

  test('every provider has: sharing, quotas, rate, cache', () => {
    expect(allSettings(declaration).map(({ name }) => name)).toEqual([
      'key',
      'address',
      'sharing',
      'daily_quota',
      'monthly_quota',
      'per_second',
      'cache_days',
    ]);
    const all = { sharing: 'domain', daily_quota: '0', monthly_quota: '50', per_second: '0.5', cache_days: '1' };
    expect([sharingOf(declaration, all), sharingOf(declaration, {})]).toEqual(['domain', 'full']);
    expect([quotaOf(declaration, all), quotaOf(declaration, {})]).toEqual([
      { daily: 0, monthly: 50 },
      { daily: null, monthly: null },
    ]);
    expect([perSecondOf(declarationOf({ rate: { perSecond: 4, concurrency: 1 } }), all), perSecondOf(declaration, {})]).toEqual([0.5, 0]);
    expect([lifeOf(declaration, all), lifeOf(declaration, {})]).toEqual([
      { found: 1, notFound: 1 },
      { found: 10, notFound: 2 },
    ]);
  });

  test('have a variable each', () => {
    expect(environmentName('passive-dns-circl', 'auth_token')).toBe('HOOKLINE_PASSIVE_DNS_CIRCL_AUTH_TOKEN');
  });
});

describe('the file of settings', () => {
  const kept = { plain: { on: true, settings: { key: 'sk-123456' } }, other: { on: false, settings: {} } };

  test('is read by its owner alone, also where another was there before', async () => {
    const folder = freshFolder();
    expect(await readKept(folder)).toEqual({});
    writeFileSync(join(folder, settingsFile), '{"providers":{}}', { mode: 0o644 });
    writeFileSync(join(folder, `${settingsFile}.new`), 'left by a kill', { mode: 0o666 });
    await writeKept(folder, kept);
    expect(statSync(join(folder, settingsFile)).mode & 0o777).toBe(0o600);
    expect(await readKept(folder)).toEqual(kept);
  });

  test.each([
    '',
    '{',
    '[]',
    '{"providers":[]}',
    '{"providers":{"plain":{"on":true}}}',
    '{"providers":{"plain":{"on":true,"settings":{"key":5}}}}',
  ])('that is none is said to be none, and nothing of it shown: %s', async (text) => {
    const folder = freshFolder();
    writeFileSync(join(folder, settingsFile), `${text} sk-secret`.slice(0, text === '' ? 0 : undefined));
    await expect(readKept(folder)).rejects.toMatchObject({
      code: 'HOOKLINE_PROVIDER_SETTINGS',
      message: expect.not.stringContaining('sk-secret'),
    });
  });
});

describe('providers', () => {
  const connectors = [plainConnector({ id: 'zeta' }), plainConnector()];

  test('are off until they are switched on, whatever the environment holds', () => {
    const entries = registryOf(connectors, { zeta: { on: false, settings: { key: 'sk-123456' } } }, { HOOKLINE_PLAIN_KEY: 'sk-123456' });
    expect(entries.map(({ connector, state }) => [connector.declaration.id, state])).toEqual([
      ['plain', 'off'],
      ['zeta', 'off'],
    ]);
  });

  test('are incomplete while something is missing, and ready then', () => {
    const kept = { plain: { on: true, settings: {} }, zeta: { on: true, settings: { key: 'sk-123456', address: 'x' } } };
    expect(registryOf(connectors, kept, {})).toMatchObject([
      { state: 'incomplete', problem: 'key missing' },
      { state: 'incomplete', problem: expect.stringContaining("the value 'x' of address") },
    ]);
    expect(registryOf(connectors, kept, { HOOKLINE_PLAIN_KEY: 'sk-123456' })[0]).toMatchObject({
      state: 'ready',
      settings: { key: 'sk-123456', address: 'https://plain.example', sharing: 'full' },
    });
  });

  test('go by their id', () => {
    expect(providerNamed(connectors, 'zeta').declaration.id).toBe('zeta');
    expect(() => providerNamed(connectors, 'constructor')).toThrow(
      expect.objectContaining({ code: 'HOOKLINE_UNKNOWN_PROVIDER', message: "'constructor' is not one of plain, zeta" }),
    );
  });
});
