import { HooklineError } from '../../model/errors.ts';
import type { Connector, ProviderSettings } from '../../ports/provider.ts';
import { type Environment, type KeptProviders, settingsOf } from './settings.ts';

/** The providers that there are, each with what a workspace says of it. */
export type ProviderEntry =
  | { readonly connector: Connector; readonly state: 'off' }
  | {
      readonly connector: Connector;
      /** Switched on, but settings are missing or wrong. */
      readonly state: 'incomplete';
      readonly problem: string;
    }
  | ReadyProvider;

/** A provider that can be asked. */
export interface ReadyProvider {
  readonly connector: Connector;
  readonly state: 'ready';
  readonly settings: ProviderSettings;
}

/** All of them by name. One that nobody has switched on is off, whatever the environment holds. */
export function registryOf(connectors: readonly Connector[], kept: KeptProviders, environment: Environment): readonly ProviderEntry[] {
  return [...connectors]
    .sort((a, b) => (a.declaration.id < b.declaration.id ? -1 : 1))
    .map((connector): ProviderEntry => {
      const { declaration } = connector;
      const own = Object.hasOwn(kept, declaration.id) ? kept[declaration.id] : undefined;
      if (!own?.on) return { connector, state: 'off' };
      const { settings, missing, wrong } = settingsOf(declaration, own.settings, environment);
      if (missing.length === 0 && wrong.length === 0) return { connector, state: 'ready', settings };
      const problem = [...(missing.length > 0 ? [`${missing.join(' and ')} missing`] : []), ...wrong].join('; ');
      return { connector, state: 'incomplete', problem };
    });
}

/** The provider of that id. Throws `HOOKLINE_UNKNOWN_PROVIDER`. */
export function providerNamed(connectors: readonly Connector[], id: string): Connector {
  const found = connectors.find(({ declaration }) => declaration.id === id);
  if (!found) {
    const ids = connectors.map(({ declaration }) => declaration.id).sort();
    throw new HooklineError('HOOKLINE_UNKNOWN_PROVIDER', `'${id.slice(0, 60)}' is not one of ${ids.join(', ')}`);
  }
  return found;
}
