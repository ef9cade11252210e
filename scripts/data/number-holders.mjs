// Makes data/number-holders.tsv: what kind of company stands behind a range holder.
//
// Recipe
//   1. Make data/number-ranges.tsv first.
//   2. Edit scripts/data/number-holders.tsv (judged by hand): the holder as number-ranges.tsv spells it, kind, note, and
//      the company's site where its own pages say so.
//   3. node scripts/data/number-holders.mjs --own scripts/data/number-holders.tsv --ranges data/number-ranges.tsv \
//        --date <day judged> --out data/number-holders.tsv
// A holder that no range names is an error. The share of UK mobile numbers whose holder has a kind is printed.
import { parseArgs } from 'node:util';
import { readLines, sortedUnique, writeData } from './files.mjs';

const names = ['own', 'ranges', 'date', 'out'];
const { values: options } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
for (const name of names) if (!options[name]) throw new Error(`--${name} is missing`);

const kinds = ['physical', 'mvno', 'virtual', 'wholesale_cpaas', 'iot', 'fixed', 'service_number', 'paging', 'public_body'];
const everywhere = readLines(options.ranges).map((line) => line.split('\t'));
const ranges = everywhere.filter(([prefix]) => prefix.startsWith('44'));
const known = new Set(everywhere.map(([, , holder]) => holder));
const rows = readLines(options.own).map((line) => line.split('\t'));
for (const [holder, kind, note, site = ''] of rows) {
  if (!known.has(holder)) throw new Error(`no range is held by: ${holder}`);
  if (!kinds.includes(kind) || !note || !/^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)+)?$/.test(site)) throw new Error(`bad row for: ${holder}`);
}
const judged = new Set(rows.map(([holder]) => holder));
if (judged.size !== rows.length) throw new Error('a holder stands twice');

writeData(
  options.out,
  [
    'Kinds of number range holders, in the spelling of number-ranges.tsv. A holder not listed here is unknown, not innocent or suspect.',
    `Source: judged by hand ${options.date}, from general knowledge of the companies. The last column is a company\u2019s own site, where a judgement`,
    '  can be checked; that has not been done. One name may be held by several companies of a group.',
    `Date: ${options.date}`,
    'Licence: Apache-2.0; UK company names from Ofcom, Open Government Licence v3.0. Made by scripts/data/number-holders.mjs.',
    'Kinds: physical (own mobile radio network), mvno (SIMs on a host network), virtual (numbers without a SIM: VoIP, cloud telephony),',
    '  wholesale_cpaas (numbers and messaging sold to resellers or by API), iot (SIMs for machines), fixed (own fixed network or business',
    '  telecoms reseller), service_number (premium, personal and revenue-share numbers), paging, public_body.',
    'Columns: holder, kind, note, site of the company.',
  ],
  sortedUnique(rows.map((row) => row.join('\t'))),
);
let total = 0;
let covered = 0;
for (const [prefix, kind, holder] of ranges) {
  if (kind !== 'mobile') continue;
  const numbers = 10 ** (12 - prefix.length); // a UK mobile number has 12 digits with its country code
  total += numbers;
  if (judged.has(holder)) covered += numbers;
}
const left = new Set(ranges.filter(([, kind, holder]) => kind === 'mobile' && !judged.has(holder)).map(([, , holder]) => holder));
console.log(`${((100 * covered) / total).toFixed(2)} % of UK mobile numbers have a judged holder; not judged: ${[...left].join('; ')}`);
