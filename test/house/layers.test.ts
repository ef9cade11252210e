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
  cli: ['app', 'model'],
};

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'hookline-layers-'));
  cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true });
  for (const file of ['tsconfig.base.json', 'package.json']) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Builds the copy as `tsc -b` builds the program. */
function build(): { status: number | null; output: string } {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, '-b', 'src/cli'], { cwd: copy, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** Builds with one more file in the copy. */
function buildWith(path: string, source: string): { status: number | null; output: string } {
  writeFileSync(join(copy, path), source);
  const built = build();
  rmSync(join(copy, path));
  return built;
}

describe('the layers', () => {
  it('build as they stand', () => {
    expect(build()).toEqual({ status: 0, output: '' });
  });

  it.each([
    ['src/analysis/forbidden.ts', '../intake/times.ts', 'isZone'],
    ['src/model/forbidden.ts', '../analysis/links/host.ts', '*'],
    ['src/ports/forbidden.ts', '../stores/duckdb/store.ts', 'openDuckdbStore'],
    ['src/intake/forbidden.ts', '../stores/duckdb/store.ts', 'openDuckdbStore'],
    ['src/pipeline/forbidden.ts', '../app/version.ts', 'version'],
    ['src/simulate/forbidden.ts', '../stores/files/table-writer.ts', 'openCsvWriter'],
  ])('refuse %s that imports %s', (path, target, name) => {
    const { status, output } = buildWith(path, `export ${name === '*' ? '*' : `{ ${name} }`} from '${target}';\n`);
    expect(status).not.toBe(0);
    expect(output).toContain(path);
    expect(output).toContain(target.replace('../', 'src/'));
  });

  it.each(['src/model', 'src/analysis', 'src/ports', 'src/pipeline', 'src/respond', 'src/simulate'])(
    'refuse files and network in %s',
    (folder) => {
      const { status, output } = buildWith(`${folder}/forbidden.ts`, "export { readFileSync } from 'node:fs';\n");
      expect(status).not.toBe(0);
      expect(output).toContain(`${folder}/forbidden.ts`);
      expect(output).toContain('node:fs');
    },
  );

  // The compiler lets a project import what its references refer to; so the imports of the outer folders are read as well.
  it.each(Object.entries(may))('let %s import only from its own and %j', (folder, allowed) => {
    const imports = filesIn(`src/${folder}`, /\.ts$/).flatMap((path) =>
      [...read(path).matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g)].map(([, to = '']) => [path, posix.join(posix.dirname(path), to)]),
    );
    const folders = [folder, ...allowed].map((name) => `src/${name}/`);
    expect(imports.filter(([, to]) => !folders.some((one) => to?.startsWith(one)))).toEqual([]);
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
