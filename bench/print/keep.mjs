/** Results as files: JSON for programs, Markdown for people. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { comparisonSections, microSections, resultSections, summarySections } from './sections.mjs';
import { toMarkdown } from './table.mjs';

/** A partial run is kept apart, in a folder that git does not take, so that it does not stand for a whole one. */
export function keepResults(root, document, partial) {
  const folder = join(root, 'bench/results', partial ? 'local' : '');
  mkdirSync(folder, { recursive: true });
  const { compared, ...kept } = document;
  const json = `${JSON.stringify(kept, rounded, 1)}\n`;
  const day = document.at.slice(0, 10);
  const dated = partial ? `${day}-${document.at.slice(11, 16).replace(':', '')}-${document.commit}.json` : `${day}-${document.commit}.json`;
  const files = { [dated]: json, 'latest.json': json, 'latest.md': markdown(document) };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return Object.keys(files).map((name) => relative(root, join(folder, name)));
}

/** Six figures are more than any of these numbers has. */
function rounded(_key, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
}

function markdown(document) {
  const { at, commit, changed, machine, results } = document;
  const head = `# Benchmark\n\n${at.slice(0, 16).replace('T', ' ')} UTC, commit ${commit}${changed ? ' with changes' : ''}; ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGigabytes} GB, Node ${machine.node}. How to read it: docs/guide/measuring.md.\n\n`;
  const sections = [
    ...summarySections(document),
    ...results.flatMap(resultSections),
    ...microSections(document),
    ...comparisonSections(document),
  ];
  return head + toMarkdown(sections);
}
