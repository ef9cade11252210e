/**
 * Delays what is done with files by chance, to find tests and code that rely on being quick:
 * `NODE_OPTIONS="--import ./test/support/jitter.mjs" npm test`. HOOKLINE_JITTER is the usual longest delay in milliseconds, 20 unless set.
 */
import fs from 'node:fs';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';

const usual = Number(process.env.HOOKLINE_JITTER ?? 20);
const delayed = ['access', 'appendFile', 'lstat', 'mkdir', 'open', 'readFile', 'readdir', 'rename', 'rm', 'stat', 'unlink', 'writeFile'];

/** Mostly short, now and then long, and none at all every other time. */
function pause() {
  const chance = Math.random();
  if (chance < 0.5) return undefined;
  return sleep(Math.random() * (chance < 0.85 ? 3 : chance < 0.985 ? usual : usual * 10));
}

for (const name of delayed) {
  const work = files[name];
  files[name] = async (...given) => {
    await pause();
    const result = await work.apply(files, given);
    await pause();
    return result;
  };
  fs.promises[name] = files[name];
}
syncBuiltinESMExports();
