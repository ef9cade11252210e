/** `npm start`: sets up, then runs the command given after `--`, or investigates the example feed. */
import { join, relative } from 'node:path';
import { root, say, setUp } from './setup.mjs';

setUp();
const { main } = await import(join(root, 'dist/cli/main.js'));
// npm runs scripts in the project's folder; paths are meant from where the person stands.
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
const args = process.argv.slice(2);
const example = ['investigate', relative(process.cwd(), join(root, 'examples/feed.csv')), '--time-zone', 'Europe/London'];
process.exitCode = await main(args.length > 0 ? args : example);
if (args.length === 0 && process.exitCode === 0) say('\nOpen the report in a browser. Your own file: npm start -- investigate my.csv');
