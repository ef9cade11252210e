// Makes data/shorteners.txt: hosts that shorten or redirect links, link-in-bio pages among them.
//
// Recipe
//   1. Save the files `list` and `inactive` of the PeterDaveHello/url-shorteners project, joined into one (plain or .gz), and
//      lists/url-shortener/list.json of the MISP warning lists.
//   2. node scripts/data/shorteners.mjs --hosts <hosts.txt> --misp <list.json> --added scripts/data/shorteners-added.txt \
//        --dropped scripts/data/shorteners-dropped.txt --date <day of the copies> --out data/shorteners.txt
import { parseArgs } from 'node:util';
import { isHost, readLines, readWarningList, sortedUnique, writeData } from './files.mjs';

const names = ['hosts', 'misp', 'added', 'dropped', 'date', 'out'];
const { values: options } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
for (const name of names) if (!options[name]) throw new Error(`--${name} is missing`);

const misp = readWarningList(options.misp);
const dropped = new Set(readLines(options.dropped));
const found = [...readLines(options.hosts), ...misp.hosts, ...readLines(options.added)].map((host) =>
  host.toLowerCase().replace(/^www\./, ''),
);
for (const host of dropped) if (!found.includes(host)) console.log(`dropped, but in no source: ${host}`);
for (const host of sortedUnique(found)) if (!isHost(host)) console.log(`not a host name: ${host}`);

writeData(
  options.out,
  [
    'Link shorteners, redirectors and link-in-bio hosts. An entry stands for itself and for every host below it.',
    'Brand-owned ones (amzn.to, youtu.be) and ones no longer in service are in it.',
    `Sources, copies at hand on ${options.date}:`,
    '  PeterDaveHello/url-shorteners, lists of active and inactive shorteners, by Peter Dave Hello, CC BY-SA 4.0;',
    `  MISP warning list "url-shortener", version ${misp.version}, CC0;`,
    '  ten hosts named in the NDSS 2026 paper on 7726 reports (doi 10.14722/ndss.2026.240987), and our own additions.',
    `Date: ${options.date}`,
    'Changed by us: joined, lower-cased, "www." taken off, hosts that shorten nothing taken out (scripts/data/shorteners-dropped.txt).',
    'Licence of this file: Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0),',
    '  https://creativecommons.org/licenses/by-sa/4.0/ - it is not under the Apache licence of the rest; changed copies stay under it.',
    'Made by scripts/data/shorteners.mjs.',
  ],
  sortedUnique(found.filter((host) => isHost(host) && !dropped.has(host))),
);
