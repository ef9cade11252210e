/** Work in a process of its own, so that its memory is its own: what a child measures it prints as its last line, in JSON. */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Runs a script of bench/ with arguments; its messages pass through. Throws when it fails. */
export function inProcess(script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const output = [];
    child.stdout.on('data', (data) => output.push(data));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      if (status !== 0) return reject(new Error(`${script.split('/').at(-1)} ended with ${signal ?? `status ${status}`}`));
      const last = Buffer.concat(output).toString().trim().split('\n').at(-1) ?? '';
      try {
        resolve(JSON.parse(last));
      } catch (error) {
        reject(new Error(`${script} printed no result`, { cause: error }));
      }
    });
  });
}

/**
 * Bytes of the largest resident memory so far. `maxRSS` of a child counts, on Linux, the memory of the process that
 * started it, until it has its own program; the high-water mark of /proc does not.
 */
export function peakResident() {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
    if (found) return Number(found[1]) * 1024;
  } catch {
    // No /proc: maxRSS is all there is.
  }
  return process.resourceUsage().maxRSS * 1024;
}

/** Names stages and their times as they pass, on standard error. */
export function stageWatch() {
  const stages = [];
  let open = null;
  const progress = {
    begin(stage) {
      progress.end();
      const name = stage.startsWith('taking in') ? 'taking in' : stage;
      process.stderr.write(`  ${name.slice(0, 40)} … `);
      open = { name, from: performance.now() };
    },
    advance() {},
    end() {
      if (!open) return;
      const seconds = (performance.now() - open.from) / 1000;
      process.stderr.write(`${seconds.toFixed(1)} s\n`);
      const known = stages.find(([name]) => name === open.name);
      if (known) known[1] += seconds;
      else stages.push([open.name, seconds]);
      open = null;
    },
  };
  return { progress, stages };
}
