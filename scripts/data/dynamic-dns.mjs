// Makes data/dynamic-dns.txt.gz: domains under which anybody gets a name that follows a changing address.
//
// Recipe
//   1. Save lists/dynamic-dns/list.json of the MISP warning lists (plain or .gz).
//   2. node scripts/data/dynamic-dns.mjs --misp <list.json> --date <day of the copy> --out data/dynamic-dns.txt.gz
import { parseArgs } from 'node:util';
import { isHost, readWarningList, sortedUnique, writeData } from './files.mjs';

const names = ['misp', 'date', 'out'];
const { values: options } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
for (const name of names) if (!options[name]) throw new Error(`--${name} is missing`);

const misp = readWarningList(options.misp);
for (const host of sortedUnique(misp.hosts)) if (!isHost(host)) console.log(`not a host name: ${host}`);

writeData(
  options.out,
  [
    'Dynamic DNS: domains under which anybody gets a name that follows a changing address. Many are private domains whose owners lend them.',
    `Source: MISP warning list "dynamic-dns", version ${misp.version} (CC0).`,
    `Date: ${options.date}`,
    'Licence: CC0 1.0. Made by scripts/data/dynamic-dns.mjs.',
    'An entry stands for itself and for every name below it.',
  ],
  sortedUnique(misp.hosts.filter(isHost)),
);
