// Makes data/indian-headers.tsv.gz: sender names registered with the Telecom Regulatory Authority of India, and whose they are.
//
// Recipe
//   1. Save a copy of TRAI's list of headers as a JSON object from header to company (plain or .gz).
//   2. node scripts/data/indian-headers.mjs --headers <headers.json> --date <day of the copy> --out data/indian-headers.tsv.gz
import { parseArgs } from 'node:util';
import { readText, sortedUnique, writeData } from './files.mjs';

const names = ['headers', 'date', 'out'];
const { values: options } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
for (const name of names) if (!options[name]) throw new Error(`--${name} is missing`);

const clean = (text) => text.replace(/\s+/g, ' ').trim();
const rows = new Map();
for (const [header, company] of Object.entries(JSON.parse(readText(options.headers)))) {
  const name = clean(header).toUpperCase();
  if (name.length < 3 || clean(company) === '') console.log(`left out: ${header}`);
  else if (!rows.has(name)) rows.set(name, clean(company));
}

writeData(
  options.out,
  [
    'Sender names (headers) registered in India, and the company that registered each. Other companies can forge them.',
    'Source: the register of headers of the Telecom Regulatory Authority of India (TRAI), from a public copy under the MIT Licence that',
    '  names no author. Changed: spaces put in order, names of one or two characters taken out, sorted.',
    `Date: ${options.date}`,
    'Licence: MIT. Made by scripts/data/indian-headers.mjs.',
    'Columns: header, company.',
  ],
  sortedUnique([...rows].map((row) => row.join('\t'))),
);
