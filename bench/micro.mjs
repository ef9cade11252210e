/** Micro-benchmarks of the pure algorithms, on the texts of the example feed repeated with changed figures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export async function runMicro(root) {
  const at = (path) => import(join(root, 'dist/analysis', path));
  const { fold, foldCompatible } = await at('text/fold.js');
  const { findLinks } = await at('links/find.js');
  const { skeleton } = await at('text/skeleton.js');
  const { findParts } = await at('text/find-parts.js');
  const { scriptLetters, writeScript } = await at('text/script.js');
  const { shingles } = await at('campaigns/shingles.js');
  const { candidatePairs } = await at('campaigns/candidates.js');
  const { readSender } = await at('senders/read-sender.js');
  const texts = readFileSync(join(root, 'examples/feed.csv'), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.length > 60);
  const scripts = texts.map((text) => scriptLetters(writeScript(fold(text), findParts(foldCompatible(text), fold(text), 'GB'))));
  const cuts = scripts.map(shingles);
  const cases = [
    ['fold (normalise)', () => each(texts, (text) => fold(text)), texts.length],
    ['skeleton', () => each(texts, (text) => skeleton(text)), texts.length],
    ['find links', () => each(texts, (text) => findLinks(text)), texts.length],
    ['find all parts', () => each(texts, (text) => findParts(foldCompatible(text), fold(text), 'GB')), texts.length],
    ['shingles', () => each(scripts, (script) => shingles(script)), scripts.length],
    ['candidate pairs', () => candidatePairs(cuts), cuts.length],
    [
      'read sender',
      () => each(texts, (_, index) => readSender(`+4477009${String(10000 + (index % 90000)).padStart(5, '0')}`, 'GB')),
      texts.length,
    ],
  ];
  process.stdout.write(`\n  ${'algorithm'.padEnd(26)}${'µs each'.padStart(9)}\n`);
  return cases.map(([name, work, count]) => {
    work();
    const began = performance.now();
    let rounds = 0;
    while (performance.now() - began < 400) {
      work();
      rounds++;
    }
    const microseconds = ((performance.now() - began) * 1000) / (rounds * count);
    process.stdout.write(`  ${name.padEnd(26)}${microseconds.toFixed(1).padStart(9)}\n`);
    return { name, microseconds };
  });
}

function each(list, work) {
  for (const [index, item] of list.entries()) work(item, index);
}
