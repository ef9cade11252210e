import { HooklineError } from '../../model/errors.ts';
import {
  type ProviderDeclaration,
  type ProviderSetting,
  type ProviderSettings,
  type SubjectSharing,
  subjectSharing,
} from '../../ports/provider.ts';
import { shortestSecret } from './mask.ts';

/** What a workspace keeps of its providers, by id. */
export type KeptProviders = Readonly<Record<string, KeptProvider>>;
export interface KeptProvider {
  readonly on: boolean;
  readonly settings: ProviderSettings;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const optional = { default: null, required: false } as const;

/** Settings that every provider has besides its own; without them it is as its declaration says. */
const commonSettings: readonly ProviderSetting[] = [
  { name: 'sharing', type: 'text', ...optional, help: `what may be sent of a subject: ${subjectSharing.join(', ')}` },
  { name: 'daily_quota', type: 'number', ...optional, help: 'requests a day (UTC)' },
  { name: 'monthly_quota', type: 'number', ...optional, help: 'requests a month (UTC)' },
  { name: 'per_second', type: 'number', ...optional, help: 'requests a second' },
  { name: 'cache_days', type: 'number', ...optional, help: 'days before the same is asked again' },
];

/** Its own settings, then the common ones that it has not by itself. */
export function allSettings({ settings }: Pick<ProviderDeclaration, 'settings'>): readonly ProviderSetting[] {
  return [...settings, ...commonSettings.filter(({ name }) => !settings.some((own) => own.name === name))];
}

/** The environment variable that a setting can come from: `HOOKLINE_<ID>_<SETTING>`. */
export function environmentName(id: string, setting: string): string {
  return `HOOKLINE_${id}_${setting}`.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}

/**
 * The value as it is kept. Throws `HOOKLINE_OPTION_VALUE` for one that cannot be; the message never holds a secret.
 */
export function checkedValue({ name, type }: ProviderSetting, given: string): string {
  const value = given.trim();
  const no = (wanted: string) => {
    const shown = type === 'secret' ? '' : ` '${value.slice(0, 60)}'`;
    return new HooklineError('HOOKLINE_OPTION_VALUE', `the value${shown} of ${name} is not ${wanted}`);
  };
  if (type === 'secret') {
    const isOne = value.length >= shortestSecret && /^[\x21-\x7e]{1,4096}$/.test(value);
    if (!isOne) throw no(`a key: at least ${shortestSecret} characters, no spaces, line breaks or letters that no key has`);
  } else if (type === 'number' && !/^\d{1,9}(?:\.\d{1,6})?$/.test(value)) throw no('a number');
  else if (type === 'flag') return flagOf(value) ?? fail(no('true or false'));
  else if (type === 'address')
    return addressOf(value) ?? fail(no('an address such as https://provider.example/v1, without name or password'));
  else if (name === 'sharing' && !subjectSharing.includes(value as SubjectSharing)) throw no(`one of ${subjectSharing.join(', ')}`);
  else if (!/^[^\p{Cc}\p{Cs}]{0,2000}$/u.test(value)) throw no('text on one line');
  return value;
}

function fail(error: Error): never {
  throw error;
}

function flagOf(value: string): string | null {
  if (/^(?:true|yes|on|1)$/i.test(value)) return 'true';
  return /^(?:false|no|off|0)$/i.test(value) ? 'false' : null;
}

function addressOf(value: string): string | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? value : null;
}

/**
 * The same, of one provider: a key goes out encrypted or not at all. This machine is no exception that could be used: it is
 * never asked but in tests.
 */
export function checkedSetting(declaration: ProviderDeclaration, setting: ProviderSetting, given: string): string {
  const value = checkedValue(setting, given);
  const hasKey = declaration.settings.some(({ type }) => type === 'secret');
  if (setting.type === 'address' && hasKey && /^http:/i.test(value) && !/^http:\/\/127\.0\.0\.1(?=[:/]|$)/i.test(value)) {
    throw new HooklineError(
      'HOOKLINE_OPTION_VALUE',
      `the value '${value.slice(0, 60)}' of ${setting.name} would send a key unencrypted; write https://`,
    );
  }
  return value;
}

/** What a setting comes to when nobody sets it, as text; null for no limit and no value. */
export function usualValue(declaration: ProviderDeclaration, setting: ProviderSetting): string | null {
  if (!commonSettings.includes(setting)) return setting.default;
  const { needs, quota, rate, cacheDays } = declaration;
  const usual: Readonly<Record<string, string | number | null>> = {
    sharing: needs,
    daily_quota: quota.daily,
    monthly_quota: quota.monthly,
    per_second: rate.perSecond,
    cache_days: cacheDays.found,
  };
  return usual[setting.name]?.toString() ?? null;
}

export interface EffectiveSettings {
  readonly settings: ProviderSettings;
  /** Names of required settings without a value. */
  readonly missing: readonly string[];
  /** What is wrong with values, in words. */
  readonly wrong: readonly string[];
}

/** The settings as they count: the environment before what is kept, and that before the default. */
export function settingsOf(declaration: ProviderDeclaration, kept: ProviderSettings, environment: Environment): EffectiveSettings {
  const settings: Record<string, string> = {};
  const missing: string[] = [];
  const wrong: string[] = [];
  for (const setting of allSettings(declaration)) {
    const given = environment[environmentName(declaration.id, setting.name)] || kept[setting.name];
    const value = given ?? setting.default;
    if (value === null || (value === '' && given === undefined)) {
      if (setting.required) missing.push(setting.name);
      continue;
    }
    try {
      settings[setting.name] = given === undefined ? value : checkedSetting(declaration, setting, value);
    } catch (error) {
      wrong.push((error as Error).message);
    }
  }
  return { settings: { ...settings, sharing: settings.sharing ?? declaration.needs }, missing, wrong };
}

/** The sharing level that is allowed; what a provider needs where nothing else is said. */
export function sharingOf({ needs }: Pick<ProviderDeclaration, 'needs'>, { sharing }: ProviderSettings): SubjectSharing {
  return subjectSharing.find((level) => level === sharing) ?? needs;
}

export function quotaOf({ quota }: Pick<ProviderDeclaration, 'quota'>, settings: ProviderSettings): ProviderDeclaration['quota'] {
  return { daily: numberOf(settings.daily_quota) ?? quota.daily, monthly: numberOf(settings.monthly_quota) ?? quota.monthly };
}

export function perSecondOf({ rate }: Pick<ProviderDeclaration, 'rate'>, settings: ProviderSettings): number {
  return numberOf(settings.per_second) || rate.perSecond;
}

/** Days that an answer, and that nothing was found, is good. */
export function lifeOf(
  { cacheDays }: Pick<ProviderDeclaration, 'cacheDays'>,
  settings: ProviderSettings,
): ProviderDeclaration['cacheDays'] {
  const days = numberOf(settings.cache_days);
  return days === null ? cacheDays : { found: days, notFound: Math.min(days, cacheDays.notFound) };
}

function numberOf(value: string | undefined): number | null {
  const number = value === undefined || value === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}
