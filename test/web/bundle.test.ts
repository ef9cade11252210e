import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { root } from '../house/documents.ts';

interface Part {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly isEntry?: boolean;
}

const folder = join(root, 'dist/web');
const manifest = () => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Readonly<Record<string, Part>>;

/** All that a browser fetches for some parts: their own files and those they import at once. */
function filesOf(parts: readonly string[]): ReadonlySet<string> {
  const all = manifest();
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string) => {
    const part = all[name];
    if (!part || seen.has(name)) return;
    seen.add(name);
    for (const file of [part.file, ...(part.css ?? [])]) files.add(file);
    for (const next of part.imports ?? []) visit(next);
  };
  for (const part of parts) visit(part);
  return files;
}

const zipped = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);

// The page is built by `scripts/setup.mjs`, before the tests are run.
describe.skipIf(!existsSync(join(folder, 'manifest.json')))('the page as it is built', () => {
  const pages = ['start/start-page', 'campaigns/campaigns-page', 'campaign/campaign-page', 'lookup/lookup-page', 'review/review-page'];

  it.each(pages)('loads under 300 KB for %s, zipped, charts and map apart', (page) => {
    expect(Object.keys(manifest())).toContain(`${page}.tsx`);
    expect(zipped(filesOf(['index.html', `${page}.tsx`]))).toBeLessThan(300_000);
  });

  it('leaves charts and map to parts of their own', () => {
    const first = [...filesOf(['index.html', 'start/start-page.tsx', 'campaign/campaign-page.tsx'])].map((file) =>
      readFileSync(join(folder, file), 'utf8'),
    );
    expect(first.some((text) => /WebGL2RenderingContext|webgl2/.test(text))).toBe(false);
    expect(zipped(filesOf(['index.html']))).toBeLessThan(160_000);
  });

  it('names no other host, holds no inline script or style, and nothing to be run from text', () => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|https?:\/\//);
  });
});
