/** `npm run check`: types, lint and format, unused code, tests; the same here and in CI. */
import { join } from 'node:path';
import { root, run, say, setUp } from './setup.mjs';

setUp({ tests: true });
const steps = [
  ['types', process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b']],
  ['lint and format', process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'check', '.']],
  ['unused code', process.execPath, [join(root, 'scripts/unused.mjs')]],
  ['tests', process.execPath, [join(root, 'scripts/test.mjs')]],
];
for (const [name, command, args] of steps) {
  say(`— ${name}`);
  run(command, args, `${name}: failed`);
}
say('all is well');
