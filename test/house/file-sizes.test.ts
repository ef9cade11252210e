import { expect, it } from 'vitest';
import { filesIn, read } from './documents.ts';

const longest = 400;
const shortEnough = 25;

it(`no source file has more than ${longest} lines`, () => {
  const files = ['src', 'test', 'scripts', 'bench', 'bin'].flatMap((folder) => filesIn(folder, /\.(?:tsx?|mjs|css)$/));
  const long = files.map((file) => [file, read(file).split('\n').length - 1] as const).filter(([, lines]) => lines > longest);
  expect(long).toEqual([]);
});

it(`each main folder says what it is for, in at most ${shortEnough} lines`, () => {
  const folders = new Set(filesIn('src', /^src\/\w+\/tsconfig\.json$/).map((path) => path.split('/')[1] ?? ''));
  for (const folder of folders) expect(read(`src/${folder}/CONTEXT.md`).split('\n').length - 1).toBeLessThanOrEqual(shortEnough);
});
