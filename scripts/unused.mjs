/**
 * Finds what nothing uses: exports that no other file imports, source files that no entry reaches, packages that no file
 * imports. Exits 1 when there is any. (The usual tool does not pass `npm ci` here: see docs/decisions.)
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from './setup.mjs';

// The benchmarks take `graph-of` from dist by a name they put together.
const entries = [
  'src/cli/main.ts',
  'src/web/main.tsx',
  'src/web/campaign/settle-worker.ts',
  'src/app/reading-worker.ts',
  'src/app/cluster-worker.ts',
  'src/app/cluster-hand.ts',
  'src/analysis/campaigns/graph-of.ts',
  'bench/bench.mjs',
  'train/train.mjs',
];
const files = readdirSync(join(root, 'src'), { recursive: true })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`);
const outside = ['test', 'bench', 'scripts', 'train'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => /\.(?:tsx?|mjs)$/.test(name))
    .map((name) => `${folder}/${name}`),
);
const text = new Map([...files, ...outside].map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const problems = [];

/** Names imported from each file, by whom. `*` is all of them. */
const used = new Map();
const packages = new Set();
const reach = new Map();
for (const [file, source] of text) {
  const imports =
    /(?:import|export)\s+(?:type\s+)?(\*\s+as\s+\w+|\{[^}]*\}|\w+)?\s*(?:from\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g;
  for (const [, names, from, dynamic] of source.matchAll(imports)) {
    const target = from ?? dynamic;
    if (!target.startsWith('.')) {
      packages.add(
        target
          .split('/')
          .slice(0, target.startsWith('@') ? 2 : 1)
          .join('/'),
      );
      continue;
    }
    const path = normalize(join(dirname(file), target))
      .replaceAll('\\', '/')
      .replace(/^dist\//, 'src/')
      .replace(/\.js$/, '.ts');
    reach.set(file, [...(reach.get(file) ?? []), path]);
    const list = names?.startsWith('{')
      ? names
          .slice(1, -1)
          .split(',')
          .map(
            (name) =>
              name
                .replace(/^\s*type\s/, '')
                .trim()
                .split(/\s+as\s+/)[0],
          )
      : ['*'];
    used.set(path, new Set([...(used.get(path) ?? []), ...list]));
  }
}

const seen = new Set();
const visit = (file) => {
  if (seen.has(file)) return;
  seen.add(file);
  for (const next of reach.get(file) ?? []) visit(next);
};
for (const entry of entries) visit(entry);

for (const file of files) {
  if (!seen.has(file)) problems.push(`${file}: no entry reaches it`);
  const names = used.get(file) ?? new Set();
  if (names.has('*') || entries.includes(file)) continue;
  for (const [, name] of text
    .get(file)
    .matchAll(/^export\s+(?:async\s+)?(?:declare\s+)?(?:function\*?|const|class|interface|type)\s+(\w+)/gm)) {
    if (names.has(name)) continue;
    // A type that another export of the same file mentions is part of that export's face.
    const mentions = text.get(file).match(new RegExp(`\\b${name}\\b`, 'g')) ?? [];
    const isType = new RegExp(`^export\\s+(?:interface|type)\\s+${name}\\b`, 'm').test(text.get(file));
    if (!(isType && mentions.length > 1)) problems.push(`${file}: nobody imports ${name}`);
  }
}
const declared = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies ?? {});
for (const name of declared) if (!packages.has(name)) problems.push(`package.json: nothing imports ${name}`);

for (const problem of problems) process.stdout.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
