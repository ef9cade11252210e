/**
 * Gets a fresh clone ready with nothing but Node and npm: checks the Node version, installs the locked packages when the
 * lock changed, builds when a source changed. Does nothing, in milliseconds, when all is current.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const needed = [20, 19];

export function setUp({ tests = false } = {}) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
    fail(`Hookline needs Node ${needed.join('.')} or newer; this is ${process.version}. Install one from nodejs.org.`);
  }
  const lock = hashOf(['package-lock.json']);
  if (!isCurrent('node_modules/.hookline-lock', lock)) {
    say('installing the locked packages (once)…');
    // What builds is needed too, also where NODE_ENV or the settings of npm say production.
    run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci failed: is the package registry in reach?');
    writeFileSync(join(root, 'node_modules/.hookline-lock'), lock);
  }
  build('src', 'dist/.hookline-build', ['tsconfig.json', 'src/cli']);
  buildPage();
  if (tests) build('test', 'dist/.hookline-tests', ['tsconfig.json', 'test']);
}

/** The page is made of its own folder and of what it shares with the server. */
function buildPage() {
  const shared = [...filesIn('src/api'), ...filesIn('src/model')];
  const state = hashOf(['package-lock.json', 'vite.config.ts', ...filesIn('src/web', /\.(?:tsx?|css|html|svg|json)$/), ...shared]);
  if (isCurrent('dist/web/.hookline-page', state)) return;
  say('building the page…');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  run(process.execPath, [vite, 'build', '--logLevel', 'warn'], 'building the page failed: see the lines above');
  writeFileSync(join(root, 'dist/web/.hookline-page'), state);
}

function build(folder, stamp, [, project]) {
  const state = hashOf(['package-lock.json', 'tsconfig.base.json', ...filesIn('src'), ...(folder === 'src' ? [] : filesIn(folder))]);
  if (isCurrent(stamp, state)) return;
  say(folder === 'src' ? 'building…' : 'checking the types of the tests…');
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', project], 'the build failed: see the lines above');
  writeFileSync(join(root, stamp), state);
}

function filesIn(folder, names = /\.(?:ts|json)$/) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}

/** Names, sizes and times tell whether a source changed; contents decide for the few files named singly. */
function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const path = join(root, file);
    if (!existsSync(path)) continue;
    const { size, mtimeMs } = statSync(path);
    hash.update(file.startsWith('src') || file.startsWith('test') ? `${file} ${size} ${mtimeMs}\n` : readFileSync(path));
  }
  return hash.digest('hex');
}

function isCurrent(stamp, state) {
  const path = join(root, stamp);
  return existsSync(path) && readFileSync(path, 'utf8') === state;
}

export function run(command, args, message) {
  const onWindows = process.platform === 'win32' && command === 'npm';
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: onWindows });
  if (status !== 0) fail(`${message}${error ? ` (${error.message})` : ''}`);
}

export function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
