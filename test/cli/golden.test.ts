import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hookline, outputOf } from '../support/cli.ts';
import { freshFolder, projectFolder } from '../support/folders.ts';

/**
 * Each folder of test/golden is a case: `input.*` (or the path in `options.json`), `expected/` beside it. Where a result
 * differs, the new one is written beside the expected one, as `campaigns-changed.json`; moved over it, it is accepted.
 */
const folder = join(projectFolder, 'test', 'golden');

interface Options {
  /** Relative to the project; else the case's own `input.*`. */
  readonly input?: string;
  readonly args?: readonly string[];
  /** The files that are compared. */
  readonly compare?: readonly string[];
}

async function resultsOf(name: string): Promise<ReadonlyMap<string, string>> {
  const place = join(folder, name);
  const options = existsSync(join(place, 'options.json')) ? (JSON.parse(readFileSync(join(place, 'options.json'), 'utf8')) as Options) : {};
  const own = readdirSync(place).find((file) => file.startsWith('input.'));
  const input = options.input ? join(projectFolder, options.input) : join(place, own ?? '');
  const workspace = join(freshFolder(), 'workspace');
  const { out, err } = await hookline(['investigate', input, '--workspace', workspace, ...(options.args ?? [])]);
  const rejects = await hookline(['rejects', '--workspace', workspace]);
  const all = new Map([
    ['summary.txt', `${out}${err}`.replaceAll(workspace, '<workspace>')],
    ['campaigns.json', outputOf(workspace, 'campaigns.json')],
    // Later versions of Node say the place in a JSON text twice.
    ['rejects.txt', rejects.out.replace(/ \(line \d+ column \d+\)/g, '')],
  ]);
  return new Map([...all].filter(([file]) => (options.compare ?? ['summary.txt', 'campaigns.json']).includes(file)));
}

test.each(readdirSync(folder))('golden case %s', async (name) => {
  const expected = join(folder, name, 'expected');
  const differing: string[] = [];
  for (const [file, content] of await resultsOf(name)) {
    const path = join(expected, file);
    const changed = path.replace(/(\.\w+)$/, '-changed$1');
    rmSync(changed, { force: true });
    if (existsSync(path) && readFileSync(path, 'utf8') === content) continue;
    mkdirSync(expected, { recursive: true });
    writeFileSync(changed, content);
    differing.push(changed);
  }
  expect(differing, 'compare these with the files beside them').toEqual([]);
});
