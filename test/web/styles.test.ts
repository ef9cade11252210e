import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../house/documents.ts';

/** Classes whose looks a sheet sets by themselves, such as `.panel { … }`. */
function setIn(sheet: string): ReadonlySet<string> {
  const text = readFileSync(sheet, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const selectors = [...text.matchAll(/([^{};]+)\{/g)].flatMap(([, list = '']) => list.split(',').map((one) => one.trim()));
  return new Set(selectors.filter((one) => /^\.[\w-]+$/.test(one)));
}

// A sheet stays when its page is left: what two of them say of one class would hang on which page was opened first.
test('a class is styled by one page only, or by the kit for all', () => {
  const web = join(root, 'src/web');
  const sheets = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /[\\/].*\.css$/.test(name));
  expect(sheets.length).toBeGreaterThan(10);
  const places = new Map<string, Set<string>>();
  for (const sheet of sheets) {
    const folder = sheet.split(/[\\/]/)[0] ?? '';
    for (const name of setIn(join(web, sheet))) places.set(name, (places.get(name) ?? new Set()).add(folder));
  }
  expect([...places].filter(([, folders]) => folders.size > 1).map(([name]) => name)).toEqual([]);
});
