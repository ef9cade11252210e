import type { ConnectorRequest, ProviderSetting, ProviderSettings } from '../../ports/provider.ts';

/** The setting for the address of a service, so that it can be asked through a gateway or a mirror. */
export function addressSetting(address: string): ProviderSetting {
  return { name: 'address', type: 'address', default: address, required: false, help: 'Address to ask instead of the public one.' };
}

/** A setting that must be filled in and is never shown. */
export function secretSetting(name: string, help: string): ProviderSetting {
  return { name, type: 'secret', default: null, required: true, help };
}

/** The value of a setting: what was set, or what it is when nothing was. Empty when there is neither. */
export function setting(settings: ProviderSettings, declared: readonly ProviderSetting[], name: string): string {
  const value = Object.hasOwn(settings, name) ? settings[name] : undefined;
  return value ?? declared.find((one) => one.name === name)?.default ?? '';
}

/**
 * An address below `base`: each step of the path and each value of the query encoded, so that none can change host, path or
 * query. Null when `base` is no web address, or a step is empty, `.` or `..`, which a URL would take for a move.
 */
export function below(
  base: string,
  steps: readonly string[],
  query: readonly (readonly [name: string, value: string])[] = [],
): string | null {
  if (!URL.canParse(base) || steps.some((step) => step === '' || step === '.' || step === '..')) return null;
  const url = new URL(base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  try {
    const path = steps.length === 0 ? url.pathname : [url.pathname.replace(/\/$/, ''), ...steps.map(encodeURIComponent)].join('/');
    const asked = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
    return `${url.origin}${path}${asked === '' ? '' : `?${asked}`}`;
  } catch {
    return null; // half a surrogate pair has no encoding
  }
}

/** A request for JSON; null where there is no address. */
export function get(url: string | null, rest: Omit<ConnectorRequest, 'method' | 'url'> = {}): ConnectorRequest | null {
  if (url === null) return null;
  return { method: 'GET', url, ...rest, headers: { accept: 'application/json', ...rest.headers } };
}

/** A request with a form; null where there is no address. */
export function postForm(
  url: string | null,
  form: Readonly<Record<string, string>>,
  rest: Omit<ConnectorRequest, 'method' | 'url'>,
): ConnectorRequest | null {
  if (url === null) return null;
  const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', ...rest.headers };
  return { method: 'POST', url, ...rest, headers, body: new URLSearchParams(form).toString() };
}
