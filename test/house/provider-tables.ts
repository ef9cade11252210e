import type { SubjectKind } from '../../src/model/observation.ts';
import type { OfflineProvider, ProviderDeclaration, SubjectSharing } from '../../src/ports/provider.ts';

/** The rows of docs/reference/providers.md, as the declarations have them: cells of one table each. */

const names: Readonly<Record<SubjectKind, string>> = {
  number: 'number',
  sender_name: 'sender name',
  domain: 'domain',
  host: 'host',
  url: 'link',
  ip: 'IP address',
  email: 'e-mail address',
};

/** What leaves the machine of a subject when a provider is allowed no more than it needs. */
function sent({ answers, needs }: Pick<ProviderDeclaration, 'answers' | 'needs'>): string {
  const forms: Readonly<Record<SubjectSharing, (kind: SubjectKind) => string>> = {
    none: () => 'nothing',
    hashed: (kind) => `hash of the ${names[kind]}`,
    domain: (kind) => (kind === 'host' || kind === 'url' || kind === 'domain' ? 'registrable domain' : names[kind]),
    full: (kind) => `the ${names[kind]} in full`,
  };
  return [...new Set(answers.map(forms[needs]))].join(', ');
}

const count = (amount: number | null): string => (amount === null ? 'no limit' : amount.toLocaleString('en-GB'));
const asked = (answers: readonly SubjectKind[]): string => answers.map((kind) => names[kind]).join(', ');
const codes = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

/** Of a number of look-ups a second: `2 a second`, `4 a minute`. */
function pace(perSecond: number): string {
  return perSecond >= 1 ? `${perSecond} a second` : `${Math.round(perSecond * 60)} a minute`;
}

/** Days; less than one as hours. */
function life(days: number): string {
  return days >= 1 ? String(days) : `${Math.round(days * 24)} h`;
}

/** Provider, what it is asked about, what is sent, fields. */
export function connectorRow(declaration: ProviderDeclaration): string[] {
  const { id, name, documentation, answers, needs, fields } = declaration;
  return [`\`${id}\``, `[${name}](${documentation})`, asked(answers), `${sent(declaration)} (\`${needs}\`)`, codes(fields ?? [])];
}

/** Provider, cost, quotas, rate, cache life, licence. */
export function termsRow({ id, cost, quota, rate, cacheDays, licence }: ProviderDeclaration): string[] {
  return [
    `\`${id}\``,
    cost === null ? 'free, or by plan' : `${cost.amount} ${cost.currency}`,
    count(quota.daily),
    count(quota.monthly),
    pace(rate.perSecond),
    `${life(cacheDays.found)} / ${life(cacheDays.notFound)}`,
    licence,
  ];
}

/** Provider, setting, kind, default, help; the secrets and what must be set come first in each declaration. */
export function settingRows({ id, settings }: ProviderDeclaration): string[][] {
  return settings.map(({ name, type, default: value, required, help }) => [
    `\`${id}\``,
    `\`${name}\``,
    type,
    value === null || value === '' ? (required ? 'must be set' : 'none') : `\`${value}\``,
    help.replaceAll('|', '\\|'),
  ]);
}

/** Provider, name, what it is asked about, licence. */
export function offlineRow({ declaration: { id, name, answers, licence } }: OfflineProvider): string[] {
  return [`\`${id}\``, name, asked(answers), licence];
}
