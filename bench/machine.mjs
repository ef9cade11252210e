/** Where and on what a result was measured. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, platform, totalmem } from 'node:os';
import { join } from 'node:path';

export function machineOf() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: platform(),
    node: process.version,
  };
}

/** The commit and whether src/, data/ or bench/ differ from it. */
export function commitOf(root) {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'src', 'data', 'package-lock.json') !== '';
    return { commit: git('rev-parse', '--short', 'HEAD'), changed };
  } catch {
    return { commit: 'unknown', changed: false };
  }
}

/**
 * Milliseconds for a fixed piece of work: integer hashing in the cache, then a sort and a walk through 16 MB. The same
 * on an idle machine at any time, so that a slow hour can be told from slow code.
 */
export function calibrate() {
  const times = [0, 1, 2].map(() => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return { milliseconds: Math.min(...times), load: loadavg()[0] };
}

function work() {
  let hash = 1;
  for (let at = 0; at < 30_000_000; at++) hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) + at;
  const column = new Float64Array(1 << 21);
  for (let at = 0; at < column.length; at++) column[at] = (Math.imul(at, 0x9e3779b1) >>> 0) + (hash & 1);
  column.sort();
}

/** A hash over the contents of files and of all files in folders. */
export function hashOfFiles(paths, wanted = () => true) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((one) => filesIn(one)).filter(wanted)) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 12);
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => filesIn(join(path, entry.name)));
  } catch {
    return [path];
  }
}

/** A hash of the built program: a build in the middle of a run mixes two programs. */
export function programHash(root) {
  return hashOfFiles([join(root, 'dist')], (path) => path.endsWith('.js'));
}
