import { HooklineError } from '../../model/errors.ts';
import type { Connector } from '../../ports/provider.ts';
import { Problem } from './checking.ts';
import { genericHttp } from './generic-http.ts';
import { readOwnProvider } from './own-provider.ts';

/**
 * The connectors that a settings file describes: one provider, or a list of them. `taken` are ids that others have. Throws
 * `HOOKLINE_PROVIDER_FILE` with the file, the place in it, the reason and what to write instead.
 */
export function readProviderFile(text: string, file: string, taken: readonly string[] = []): readonly Connector[] {
  const content = parsed(text, file);
  const ids = new Set(taken);
  const providers = Array.isArray(content) ? content : [content];
  return providers.map((raw, at) => {
    const place = Array.isArray(content) ? [at] : [];
    try {
      const own = readOwnProvider(raw, place);
      if (ids.has(own.id)) throw new Problem([...place, 'id'], `is ${own.id}, which another provider has`, 'Give it a name of its own.');
      ids.add(own.id);
      return genericHttp(own);
    } catch (error) {
      if (error instanceof Problem) throw new HooklineError('HOOKLINE_PROVIDER_FILE', `${file}: ${error.message}`);
      throw error;
    }
  });
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw new HooklineError('HOOKLINE_PROVIDER_FILE', `${file}: is no JSON: ${placed((error as Error).message, text)}`);
  }
}

/** The engine's message with line and column for its position; without the piece of the file that it may quote. */
function placed(message: string, text: string): string {
  const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position).split('\n');
  return `something is wrong at line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}
