// Makes data/free-hosts.txt: domain suffixes under which anybody gets a site, form, tunnel or name for nothing.
//
// Recipe
//   1. Edit scripts/data/free-hosts.tsv (judged by hand) where the world has changed.
//   2. Save lists/dynamic-dns/list.json of the MISP warning lists (plain or .gz).
//   3. node scripts/data/free-hosts.mjs --own scripts/data/free-hosts.tsv --misp <list.json> \
//        --date <day of the copies> --out data/free-hosts.txt
// Dynamic DNS suffixes of the hand-made list that MISP does not know are named on the screen, and kept.
import { parseArgs } from 'node:util';
import { isHost, readLines, readWarningList, sortedUnique, writeData } from './files.mjs';

const names = ['own', 'misp', 'date', 'out'];
const { values: options } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
for (const name of names) if (!options[name]) throw new Error(`--${name} is missing`);

const kinds = ['site', 'storage', 'tunnel', 'form', 'payment', 'cdn', 'dynamic_dns'];
const misp = readWarningList(options.misp);
const known = new Set(misp.hosts);
const kindOf = new Map();
for (const line of readLines(options.own)) {
  const [suffix, kind] = line.split('\t');
  if (!isHost(suffix) || !kinds.includes(kind)) throw new Error(`bad row: ${line}`);
  if (kindOf.has(suffix)) throw new Error(`twice: ${suffix}`);
  if (kind === 'dynamic_dns' && !known.has(suffix)) console.log(`dynamic DNS not in the MISP list: ${suffix}`);
  kindOf.set(suffix, kind);
}

const rows = sortedUnique(kindOf.keys()).map((suffix) => `${suffix}\t${kindOf.get(suffix)}`);
writeData(
  options.out,
  [
    'Shared hosts: suffixes under which anybody gets a free or cheap site, bucket, form, payment page, tunnel, delivery host or dynamic name.',
    'A verdict on one name below a suffix says nothing about the others. Longest matching suffix wins.',
    `Source: judged by hand, ${options.date}; dynamic DNS names checked against the MISP warning list "dynamic-dns", version ${misp.version} (CC0).`,
    'Services that have closed (000webhost, Glitch) are in it, because old reports name them.',
    `Date: ${options.date}`,
    'Licence: Apache-2.0. Made by scripts/data/free-hosts.mjs.',
    `Columns: suffix, kind (${kinds.join('|')}).`,
  ],
  rows,
);
for (const kind of kinds) console.log(kind, rows.filter((row) => row.endsWith(`\t${kind}`)).length);
