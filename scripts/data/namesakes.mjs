// Makes data/namesakes.txt: popular sites whose host bears a brand's name by right or by chance.
//
// Recipe
//   1. Build the program (npm run build) with the catalogue and the weights as they are to ship.
//   2. Save lists/tranco10k/list.json and lists/cloudflare-top100k/list.json of the MISP warning lists (plain or .gz).
//   3. node scripts/data/namesakes.mjs --misp <list.json> --misp <list.json> --date <day of the copy> --out data/namesakes.txt
// Make it again when the catalogue or the weights of the lookalikes change.
import { parseArgs } from 'node:util';
import { LookalikeFinder } from '../../dist/analysis/links/lookalike.js';
import { cheapEndings } from '../../dist/analysis/links/lookalike-words.js';
import { loadBrands, loadServiceLists, loadWords } from '../../dist/enrich/data-files.js';
import { readWarningList, sortedUnique, writeData } from './files.mjs';

const { values: options } = parseArgs({
  options: { misp: { type: 'string', multiple: true }, date: { type: 'string' }, out: { type: 'string' } },
});
for (const name of ['misp', 'date', 'out']) if (!options[name]) throw new Error(`--${name} is missing`);

const { popular, freeHosts } = loadServiceLists();
const finder = new LookalikeFinder(loadBrands(), { popular, freeHosts, words: loadWords() });
const lists = options.misp.map(readWarningList);

/** Popular or not: a figure written for a letter, or an ending that costs next to nothing, is no brand's way. */
function mayBeGenuine(host) {
  const found = finder.ofHost(host);
  return found && !cheapEndings.has(host.split('.').at(-1)) && !found.how.includes('homoglyph') && !found.how.includes('idn');
}

writeData(
  options.out,
  [
    'Namesakes: popular sites whose host bears the name of a brand, being its own or another of like name. No lookalikes.',
    'Those of popular-sites.txt are left out. Endings that cost next to nothing and figures written for letters are not excused.',
    `Source: MISP warning lists "tranco10k", version ${lists[0].version}, and "cloudflare-top100k", version ${lists.at(-1).version} (CC0), copies at hand on ${options.date}`,
    `Date: ${options.date}`,
    'Licence: CC0 1.0. Made by scripts/data/namesakes.mjs.',
  ],
  sortedUnique(lists.flatMap(({ hosts }) => hosts).filter(mayBeGenuine)),
);
