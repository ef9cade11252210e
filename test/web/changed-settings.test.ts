import { expect, it } from 'vitest';
import type { ProviderSettingRow } from '../../src/api/connectors.ts';
import { changedSettings } from '../../src/web/settings/changed-settings.ts';

const setting = (name: string, more: Partial<ProviderSettingRow> = {}): ProviderSettingRow => ({
  name,
  type: 'text',
  required: false,
  default: null,
  help: '',
  from: null,
  value: null,
  ...more,
});

const settings = [
  setting('key', { type: 'secret', from: 'workspace' }),
  setting('address', { type: 'address', default: 'https://provider.example', from: 'default', value: 'https://provider.example' }),
  setting('daily_quota', { type: 'number', from: 'workspace', value: '500' }),
];

it('only what differs from what is kept is sent', () => {
  expect(changedSettings(settings, {})).toEqual({});
  expect(changedSettings(settings, { daily_quota: ' 500 ', address: '' })).toEqual({});
  expect(changedSettings(settings, { daily_quota: '90', key: 'abcdefgh' })).toEqual({ daily_quota: '90', key: 'abcdefgh' });
});

it('an emptied setting is taken away, a key left empty stays', () => {
  expect(changedSettings(settings, { daily_quota: '', key: '' })).toEqual({ daily_quota: null });
});
