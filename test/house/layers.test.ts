import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesIn, read, root } from './documents.ts';

/** What each folder may import, as `docs/decisions/0001-layout-and-layers.md` has it. */
const may: Readonly<Record<string, readonly string[]>> = {
  model: [],
  analysis: ['model'],
  ports: ['model'],
  intake: ['ports', 'analysis', 'model'],
  enrich: ['ports', 'analysis', 'model'],
  stores: ['ports', 'analysis', 'model'],
  pipeline: ['analysis', 'ports', 'model'],
  respond: ['analysis', 'ports', 'model'],
  simulate: ['ports', 'analysis', 'model'],
  app: ['intake', 'enrich', 'stores', 'pipeline', 'respond', 'simulate', 'analysis', 'ports', 'model'],
  api: ['model'],
  server: ['app', 'api', 'model'],
  cli: ['app', 'server', 'model'],
  web: ['api', 'model'],
};

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'hookline-layers-'));
  // With what was built of them, so that only what differs is built once more; what stands there is compared, not trusted.
  for (const folder of ['src', 'dist'])
    cpSync(join(root, folder), join(copy, folder), {
      recursive: true,
      preserveTimestamps: true,
      filter: (path) => !path.includes('screenshots'),
    });
  for (const file of ['tsconfig.base.json', 'package.json']) cpSync(join(root, file), join(copy, file), { preserveTimestamps: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Builds the copy as `tsc -b` builds the program. */
function build(): { status: number | null; output: string } {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, '-b', 'src/cli', 'src/web'], { cwd: copy, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** What each folder may not do, as a file in it that does. */
const outward: readonly (readonly [folder: string, from: string, name: string])[] = [
  ['src/analysis', '../intake/times.ts', '{ isZone }'],
  ['src/model', '../analysis/links/host.ts', '*'],
  ['src/ports', '../stores/duckdb/store.ts', '{ openDuckdbStore }'],
  ['src/intake', '../stores/duckdb/store.ts', '{ openDuckdbStore }'],
  ['src/pipeline', '../app/version.ts', '{ version }'],
  ['src/simulate', '../stores/files/table-writer.ts', '{ openCsvWriter }'],
  ['src/api', '../ports/clock.ts', '{ Clock }'],
  ['src/web', '../respond/names.ts', '{ dayRange }'],
];
const impure = ['src/model', 'src/analysis', 'src/ports', 'src/pipeline', 'src/respond', 'src/simulate', 'src/api', 'src/web'];

describe('the layers', () => {
  it('build as they stand', () => {
    expect(build()).toEqual({ status: 0, output: '' });
  });

  describe('refuse', () => {
    let refused: { status: number | null; output: string };

    // All in one build: it goes on after an error, and names each by its file.
    beforeAll(() => {
      const files = [
        ...outward.map(([folder, from, name]) => [`${folder}/outward.ts`, `export ${name} from '${from}';\n`] as const),
        ...impure.map((folder) => [`${folder}/impure.ts`, "export { readFileSync } from 'node:fs';\n"] as const),
      ];
      for (const [path, source] of files) writeFileSync(join(copy, path), source);
      refused = build();
      for (const [path] of files) rmSync(join(copy, path));
    }, 120_000);

    const complaints = (path: string) => refused.output.split('\n').filter((line) => line.startsWith(path));

    it.each(outward)('in %s an import of %s', (folder, from) => {
      expect(refused.status).not.toBe(0);
      expect(complaints(`${folder}/outward.ts`).join('\n')).toContain(from.replace('../', 'src/'));
    });

    it.each(impure)('files and network in %s', (folder) => {
      expect(refused.status).not.toBe(0);
      expect(complaints(`${folder}/impure.ts`).join('\n')).toContain('node:fs');
    });
  });

  // The compiler lets a project import what its references refer to; so the imports of the outer folders are read as well.
  it.each(Object.entries(may))('let %s import only from its own and %j', (folder, allowed) => {
    const imports = filesIn(`src/${folder}`, /\.tsx?$/).flatMap((path) =>
      [...read(path).matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g)].map(([, to = '']) => [path, posix.join(posix.dirname(path), to)]),
    );
    const folders = [folder, ...allowed].map((name) => `src/${name}/`);
    expect(imports.filter(([, to]) => !folders.some((one) => to?.startsWith(one)))).toEqual([]);
  });

  it('keep schemas out of the page', () => {
    const imports = filesIn('src/web', /\.tsx?$/).flatMap((path) => read(path).match(/from '[^']*(?:\/schemas\/[^']*|zod)'/g) ?? []);
    expect(imports).toEqual([]);
  });

  it('are those of the plan', () => {
    const folders = readdirSync(join(root, 'src'));
    expect(folders.sort()).toEqual(Object.keys(may).sort());
    for (const folder of folders) {
      const { references } = JSON.parse(read(`src/${folder}/tsconfig.json`)) as { references: { path: string }[] };
      expect([folder, references.map(({ path }) => path.slice(3)).sort()]).toEqual([folder, [...(may[folder] ?? [])].sort()]);
    }
  });
});
