// Makes data/receive-sms-numbers.tsv.gz: telephone numbers whose messages anybody can read on a website.
//
// Recipe
//   1. Save number-list.json of github.com/iP1SMS/disposable-phone-numbers (plain or .gz).
//   2. node scripts/data/receive-sms-numbers.mjs --list <number-list.json> --out data/receive-sms-numbers.tsv.gz
// The date of the file is the newest day on which a number of it was seen.
import { parseArgs } from 'node:util';
import { readText, writeData } from './files.mjs';

const names = ['list', 'out'];
const { values: options } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
for (const name of names) if (!options[name]) throw new Error(`--${name} is missing`);

// E.164 has 15 digits at most; a number of a country and a subscriber has 7 at least.
const rows = Object.entries(JSON.parse(readText(options.list)))
  .filter(([number, day]) => {
    const good = /^[1-9]\d{6,14}$/.test(number) && /^\d{4}-\d\d-\d\d$/.test(day);
    if (!good) console.log(`left out: ${number} ${day}`);
    return good;
  })
  .sort(([a], [b]) => Number(a) - Number(b));
const newest = rows.map(([, day]) => day).reduce((a, b) => (a > b ? a : b));

writeData(
  options.out,
  [
    'Telephone numbers that receive texts for anybody, on public websites, with the last day on which one was seen there.',
    'A number is rented for some months and may be a private person\u2019s later: the day counts.',
    'Source: github.com/iP1SMS/disposable-phone-numbers, number-list.json. Changed: sorted, entries that can be no number taken out.',
    `Date: ${newest}`,
    'Licence: MIT, Copyright (c) 2018 iP.1 Networks AB. Made by scripts/data/receive-sms-numbers.mjs.',
    'Columns: number (E.164 digits without plus, in order), last day seen.',
  ],
  rows.map((row) => row.join('\t')),
);
