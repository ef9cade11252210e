/**
 * `node bench/lookalikes.mjs [--read 100] [--seed 1] [--misses 50] [--accused 50]`: how well lookalikes are told on real hosts, and how fast. The sets
 * do not ship; docs/guide/measuring.md says where they are looked for. docs/decisions/0012-lookalikes.md has the figures.
 */

import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { brandKey, indexBrands } from '../dist/analysis/classify/brands.js';
import { readUrl } from '../dist/analysis/links/find.js';
import { readHost } from '../dist/analysis/links/host.js';
import { LookalikeFinder } from '../dist/analysis/links/lookalike.js';
import { loadBrands, loadLookalikes, loadServiceLists, loadWords } from '../dist/enrich/data-files.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(process.env.HOOKLINE_BENCH_DATA ?? join(root, '../shared/data'), 'domains');
const number = { type: 'string', default: '0' };
const { values: options } = parseArgs({
  options: { read: number, misses: number, accused: number, seed: { type: 'string', default: '1' } },
});

if (!existsSync(join(folder, 'labhost.txt.gz'))) {
  process.stderr.write(`the sets are not at ${folder}; set HOOKLINE_BENCH_DATA\n`);
  process.exit(2);
}
const brands = loadBrands();
const { popular, freeHosts } = loadServiceLists();
const began = performance.now();
const shipped = loadLookalikes();
const loading = performance.now() - began;
/** Without the lists of genuine sites: what the host alone tells. */
const blind = new LookalikeFinder(brands, { freeHosts, words: loadWords() });
/** With the 10,000 popular sites alone, which tell nothing of the others. */
const popularOnly = new LookalikeFinder(brands, { popular, freeHosts, words: loadWords() });

const tranco = misp('misp_tranco10k.json.gz');
const cloudflare = misp('misp_cloudflare-top100k.json.gz');
const labhost = unique(
  text('labhost.txt.gz')
    .split('\n')
    .map((line) =>
      line
        .trim()
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\/.*/, ''),
    )
    .filter((line) => line !== '' && !line.startsWith('#')),
);
const phishing = jpcert();

genuine();
near();
combosquats();
official();
speed();

/** Genuine sites that are accused; the target is 0.1 %. */
function genuine() {
  say('\nGenuine sites accused (target 0.1 %)');
  const rest = cloudflare.filter((host) => !popular.has(host));
  accused('tranco10k, as shipped', shipped, tranco);
  accused('cloudflare-top100k, as shipped', shipped, cloudflare, Number(options.accused));
  accused('cloudflare-top100k less tranco10k, knowing tranco10k alone', popularOnly, rest);
  accused('tranco10k, by the host alone', blind, tranco);
  accused('cloudflare-top100k, by the host alone', blind, cloudflare);
}

function accused(name, finder, hosts, shown = 0) {
  const found = hosts.flatMap((host) => lineOf(host, finder.ofHost(host)) ?? []);
  say(`  ${name}: ${found.length} of ${hosts.length} = ${share(found.length, hosts.length, 3)}`);
  for (const line of sample(found, shown)) say(`    ${line}`);
}

/** Phishing hosts whose true brand stands in or near the name; the target is 90 % to the right brand. */
function near() {
  say('\njpcert_to_2024: hosts whose brand is in the catalogue and stands in or near the host name (target 90 %)');
  const rows = phishing.flatMap(({ host, brand, name }) => {
    const distance = nearest(name, brand);
    return distance === null ? [] : [{ host, brand, distance, found: shipped.ofHost(host) }];
  });
  const right = (list) => list.filter(({ brand, found }) => found?.brand.id === brand.id).length;
  for (const distance of ['letter for letter', 'near'])
    line(
      distance,
      rows.filter((row) => row.distance === distance),
    );
  line('together', rows);
  const other = rows.filter(({ brand, found }) => found && found.brand.id !== brand.id).length;
  say(`  to another brand: ${other} = ${share(other, rows.length)}`);
  const missed = rows.filter(({ brand, found }) => found?.brand.id !== brand.id);
  for (const { host, brand, found } of sample(missed, Number(options.misses))) say(`    ${brand.id}: ${host} ${lineOf('', found) ?? '-'}`);

  function line(name, list) {
    say(`  ${name}: ${right(list)} of ${list.length} = ${share(right(list), list.length)}`);
  }
}

/**
 * Told without the program's own search: each name of four letters or fewer as a token, of five letter for letter, of six to eight within one edit (a
 * letter changed, added, left out, or two swapped) and of nine or more within two, at any place of a label. Both sides pass through the catalogue's
 * compared form, in which figures stand for letters.
 */
function nearest(hostName, brand) {
  let best = null;
  for (const key of keysOf(brand)) {
    if (key.length < 5) {
      if (new RegExp(`(?:^|[-.\\d])${key}(?:$|[-.\\d])`).test(hostName)) return 'letter for letter';
      continue;
    }
    const within = key.length >= 9 ? 2 : key.length >= 6 ? 1 : 0;
    for (const label of hostName.split('.')) {
      const distance = editsWithin(key, brandKey(label));
      if (distance === 0) return 'letter for letter';
      if (distance <= within) best = 'near';
    }
  }
  return best;
}

function keysOf(brand) {
  return unique([brand.name, ...brand.aliases, ...brand.senders].map(brandKey)).filter((key) => key.length >= 3 && /^[a-z0-9]+$/.test(key));
}

/** The least edits (optimal string alignment) from `name` to any part of `label`. */
function editsWithin(name, label) {
  let [before, last] = [null, new Uint8Array(label.length + 1)];
  for (let i = 1; i <= name.length; i++) {
    const row = new Uint8Array(label.length + 1);
    row[0] = i;
    for (let j = 1; j <= label.length; j++) {
      const same = name[i - 1] === label[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && name[i - 1] === label[j - 2] && name[i - 2] === label[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return Math.min(...last);
}

/** Hosts of one phishing service, without truth: the share attributed, and some to be read by hand. */
function combosquats() {
  const found = labhost.flatMap((host) => lineOf(host, shipped.ofHost(host)) ?? []);
  say(`\nlabhost: ${found.length} of ${labhost.length} hosts attributed = ${share(found.length, labhost.length)}`);
  const named = labhost.flatMap((host) => shipped.ofHost(host)?.brand.name ?? []);
  const counts = [...grouped(named)].map(([name, list]) => [name, list.length]);
  say(
    `  ${counts
      .sort((a, b) => b[1] - a[1])
      .slice(0, 12)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
  );
  for (const line of sample(found, Number(options.read))) say(`    ${line}`);
}

function grouped(values) {
  const groups = new Map();
  for (const value of values) groups.set(value, [...(groups.get(value) ?? []), value]);
  return groups;
}

/** Each official domain and a host below it: none is accused. */
function official() {
  const hosts = brands.flatMap(({ domains }) => domains.flatMap((domain) => [domain, `secure-login.${domain}`]));
  say(`\nofficial domains accused: ${hosts.filter((host) => blind.ofHost(host)).length} of ${hosts.length}`);
}

/** Processor time a host: telling, and before it reading the host, which is remembered for whoever asks next. */
function speed() {
  say(`\nSpeed (target 10 µs a host; loading takes ${loading.toFixed(0)} ms; load of the machine ${loadavg()[0].toFixed(1)})`);
  const sets = { labhost, jpcert_to_2024: unique(phishing.map(({ host }) => host)), cloudflare };
  for (const [name, all] of Object.entries(sets)) {
    const hosts = all.slice(0, 40_000); // what is read is remembered up to 50,000 hosts
    const reading = least(6, (round) => hosts.map((host) => `w${round}${host}`), readHost);
    for (const host of hosts) readHost(host);
    const telling = least(
      5,
      () => hosts,
      (host) => shipped.ofHost(host),
    );
    const sum = reading + telling;
    say(`  ${name}: ${telling.toFixed(1)} µs a host and ${reading.toFixed(1)} for reading it = ${Math.round(1e6 / sum)} hosts a second`);
  }
}

/** Microseconds a host: of each two thousand hosts the quickest round, for others use the machine too. */
function least(rounds, hostsOf, work) {
  const chunk = 2000;
  const best = [];
  for (let round = 0; round < rounds; round++) {
    const hosts = hostsOf(round);
    for (let at = 0; at < hosts.length; at += chunk) {
      const from = process.cpuUsage();
      for (let next = at; next < Math.min(hosts.length, at + chunk); next++) work(hosts[next]);
      best[at / chunk] = Math.min(best[at / chunk] ?? Number.POSITIVE_INFINITY, microseconds(from));
    }
  }
  return best.reduce((sum, time) => sum + time, 0) / hostsOf(0).length;
}

function microseconds(from) {
  const { user, system } = process.cpuUsage(from);
  return user + system;
}

/** Hosts with the brand that the set gives them, where the catalogue has it; each pair once. `name` is the host without its public suffix. */
function jpcert() {
  const { byName } = indexBrands(brands);
  const pairs = new Map();
  for (const row of text('jpcert_to_2024.jsonl.gz').trim().split('\n')) {
    const { url, brand: written } = JSON.parse(row);
    const brand = byName.get(brandKey(written));
    const link = brand && readUrl(url);
    if (!link || link.suffix === '') continue;
    pairs.set(`${link.host} ${brand.id}`, { host: link.host, brand, name: link.host.slice(0, -link.suffix.length - 1) });
  }
  return [...pairs.values()];
}

function lineOf(host, found) {
  return found && `${host} -> ${found.brand.name}, ${found.how.join('+')}, ${found.sure.toFixed(2)}: ${found.why}`;
}

function text(name) {
  return gunzipSync(readFileSync(join(folder, name))).toString('utf8');
}

function misp(name) {
  return unique(
    JSON.parse(text(name))
      .list.map((host) => host.toLowerCase().replace(/^\./, ''))
      .filter(Boolean),
  );
}

function unique(values) {
  return [...new Set(values)];
}

/** So many of a list, drawn by a seed (mulberry32). */
function sample(list, count) {
  let state = Number(options.seed) >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const left = [...list];
  return Array.from({ length: Math.min(count, list.length) }, () => left.splice(Math.floor(random() * left.length), 1)[0]);
}

function share(count, all, digits = 1) {
  return all === 0 ? '–' : `${((100 * count) / all).toFixed(digits)} %`;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
