import type { ConnectorRequest, ProviderDeclaration, ProviderSettings } from '../../ports/provider.ts';

/** Shorter ones are no secrets, and to take them out would take words apart. */
export const shortestSecret = 4;

/** The secrets among the settings of a provider. */
export function secretsOf({ settings }: Pick<ProviderDeclaration, 'settings'>, values: ProviderSettings): string[] {
  return settings.flatMap(({ name, type }) =>
    type === 'secret' && (values[name] ?? '').length >= shortestSecret ? [values[name] ?? ''] : [],
  );
}

/** The secrets that a request carries in headers, with and without the word for their scheme in front. */
export function secretsIn({ secretHeaders = {} }: ConnectorRequest): string[] {
  return Object.values(secretHeaders).flatMap((value) => [value, value.replace(/^\w+\s+/, '')]);
}

/** Takes secrets out of texts: each becomes `[key]`, also where it is written in percent signs, base64, hex, or as JSON or HTML has it. */
export function masker(secrets: readonly string[]): (text: string) => string {
  const pattern = patternOf(secrets);
  return pattern === null ? (text) => text : (text) => text.replace(pattern, '[key]');
}

export function masked(text: string, secrets: readonly string[]): string {
  return masker(secrets)(text);
}

/** True where a secret stands in the text, however it is written. */
export function holdsSecret(text: string, secrets: readonly string[]): boolean {
  return patternOf(secrets)?.test(text) ?? false;
}

/** All the ways to write them, in any case, the longest first, so that none is left half. */
function patternOf(secrets: readonly string[]): RegExp | null {
  const forms = [...new Set(secrets.filter(({ length }) => length >= shortestSecret).flatMap(formsOf))];
  if (forms.length === 0) return null;
  const escaped = forms.sort((a, b) => b.length - a.length).map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(escaped.join('|'), 'gi');
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = bytes.toString('base64');
  const json = JSON.stringify(secret).slice(1, -1);
  return [
    ...[secret, encodeURIComponent(secret.toWellFormed()), new URLSearchParams({ k: secret }).toString().slice(2)],
    ...[json, json.replaceAll('/', '\\/'), base64, base64.replace(/=+$/, ''), bytes.toString('base64url'), bytes.toString('hex')],
    secret.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '&#39;'),
  ];
}
