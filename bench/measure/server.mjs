/** `hookline serve` on a workspace, in a process of its own. */

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Starts `hookline serve` on a free port.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export function startServer(workspace) {
  const program = fileURLToPath(new URL('../../bin/hookline.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, 'serve', '-w', workspace, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`the server ended with status ${status}`)));
    child.stdout.on('data', (data) => {
      output += data;
      const line = /\{.*\}\n/.exec(output);
      if (line) resolve({ url: JSON.parse(line[0]).url, stop: () => stop(child) });
    });
  });
}

function stop(child) {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', resolve);
    child.kill('SIGINT');
  });
}
