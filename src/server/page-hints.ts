import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageParts, pagePathOf } from '../api/page-parts.ts';

interface BuiltPart {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/**
 * Gives the `Link` header for an address of the page: the files of the part that draws it, which the browser then fetches beside the
 * first ones rather than after them. Null where the build left no manifest, and for addresses that are no page.
 */
export function pageHints(folder: string): (address: string) => string | null {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) return () => null;
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, BuiltPart>>;
  const first = filesOf(manifest, 'index.html');
  const hints = Object.fromEntries(
    Object.entries(pageParts).map(([page, part]) => [page, [...filesOf(manifest, part)].filter((file) => !first.has(file)).map(hint)]),
  );
  return (address) => hints[pagePathOf(address) ?? '']?.join(', ') || null;
}

/** The files of a part and of all that it imports at once. */
function filesOf(manifest: Readonly<Record<string, BuiltPart>>, part: string): ReadonlySet<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string) => {
    const built = manifest[name];
    if (!built || seen.has(name)) return;
    seen.add(name);
    for (const file of [built.file, ...(built.css ?? [])]) files.add(file);
    for (const next of built.imports ?? []) visit(next);
  };
  visit(part);
  return files;
}

function hint(file: string): string {
  return file.endsWith('.css') ? `</${file}>; rel=preload; as=style; crossorigin` : `</${file}>; rel=modulepreload`;
}
