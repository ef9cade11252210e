import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileOf, freshFolder, projectFolder } from '../support/folders.ts';

test.skipIf(process.platform === 'win32')(
  'a report that a full disk cut short is in the way of none that comes after it (no ulimit on Windows)',
  () => {
    const folder = freshFolder();
    const script = fileOf(
      'journal.mjs',
      `import { JournalWriter } from ${JSON.stringify(join(projectFolder, 'dist/app/journal.js'))};
       const journal = await JournalWriter.begin(${JSON.stringify(folder)}, 0);
       const told = [];
       for (const [name, length] of [['a', 100], ['b', 900], ['c', 200], ['d', 900]]) {
         await journal.add({ id: name, text: 'x'.repeat(length) }).then(() => told.push(name), () => told.push('refused'));
       }
       await journal.end();
       console.log(told.join(' '));`,
    );
    const cramped = `trap '' XFSZ; ulimit -f 1; exec "$0" "$@"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', cramped, process.execPath, script], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe('a refused c refused');
    const [name = ''] = readdirSync(join(folder, 'feed'));
    const lines = readFileSync(join(folder, 'feed', name), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['a', 'c']);
  },
);
