// Makes data/popular-sites.txt: registrable domains too popular ever to stand on a block list.
//
// Recipe
//   1. Save lists/tranco10k/list.json of the MISP warning lists (plain or .gz).
//   2. Make data/shorteners.txt and data/free-hosts.txt first: their hosts are taken out.
//   3. node scripts/data/popular-sites.mjs --misp <list.json> --shorteners data/shorteners.txt --free-hosts data/free-hosts.txt \
//        --date <day of the copy> --out data/popular-sites.txt
import { parseArgs } from 'node:util';
import { isHost, readLines, readWarningList, sortedUnique, writeData } from './files.mjs';

const names = ['misp', 'shorteners', 'free-hosts', 'date', 'out'];
const { values: options } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
for (const name of names) if (!options[name]) throw new Error(`--${name} is missing`);

// Public suffixes that stand in the source although anybody can register a name under them.
const openSuffixes = [
  'com.ru',
  'com.se',
  'eu.com',
  'gda.pl',
  'in.net',
  'jp.net',
  'lodz.pl',
  'msk.ru',
  'net.ru',
  'org.ru',
  'poznan.pl',
  'pp.ru',
  'ru.com',
  'spb.ru',
  'uk.com',
  'us.com',
  'us.org',
  'wroc.pl',
];

const misp = readWarningList(options.misp);
const shared = new Set([
  ...openSuffixes,
  ...readLines(options.shorteners),
  ...readLines(options['free-hosts']).map((line) => line.split('\t')[0]),
]);
for (const host of sortedUnique(misp.hosts)) if (!isHost(host)) console.log(`not a host name: ${host}`);

writeData(
  options.out,
  [
    'Popular sites: registrable domains of the most used 10,000, in alphabetical order. The source gives no ranks.',
    'Hosts of shorteners.txt and free-hosts.txt are taken out, and suffixes open to all, such as uk.com.',
    'Look those two up first: a name below a popular domain may be anybody\u2019s.',
    `Source: MISP warning list "tranco10k", version ${misp.version} (CC0), copy at hand on ${options.date}; drawn from the Tranco list`,
    '  (Le Pochat et al., NDSS 2019, doi 10.14722/ndss.2019.23386).',
    `Date: ${misp.version.toString().replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')}`,
    'Licence: CC0 1.0. Made by scripts/data/popular-sites.mjs.',
  ],
  sortedUnique(misp.hosts.filter((host) => isHost(host) && !shared.has(host))),
);
