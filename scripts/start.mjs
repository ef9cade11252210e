/**
 * `npm start`: sets up, then runs the command given after `--`; without one it investigates the example feed and serves it on
 * this machine until Ctrl-C.
 */
import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { root, say, setUp } from './setup.mjs';

const workspace = 'hookline-workspace';
const usualPort = 7726;

setUp();
const { main } = await import(join(root, 'dist/cli/main.js'));
// npm runs scripts in the project's folder; paths are meant from where the person stands.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
const args = process.argv.slice(2);
process.exitCode = args.length > 0 ? await main(args) : await showExample();

async function showExample() {
  const example = ['investigate', relative(process.cwd(), join(root, 'examples/feed.csv')), '--time-zone', 'Europe/London'];
  const status = await main([...example, '--workspace', workspace]);
  if (status !== 0) return status;
  const { readServerFile } = await import(join(root, 'dist/app/index.js'));
  const running = await readServerFile(workspace);
  if (running && (await answers(running.url))) {
    say(`\nIt is open already at ${running.url}`);
    return 0;
  }
  say('\nOpen the address below in a browser. Your own file: drop it there, or npm start -- investigate my.csv\n');
  return main(['serve', '--workspace', workspace, '--port', String(await freePort(usualPort))]);
}

/** A file that a killed server left may name a process that is another one by now: in a container, this very one. */
async function answers(url) {
  return fetch(`${url}/api/session`, { signal: AbortSignal.timeout(5000) }).then(
    ({ status }) => status === 200 || status === 401,
    () => false,
  );
}

/** The first of twenty ports that nobody listens on; the last one is left to fail with its reason. */
async function freePort(first) {
  for (let port = first; port < first + 20; port++) if (await isFree(port)) return port;
  return first;
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
