/** Micro-benchmarks of the pure algorithms on texts of a twin: `node micro.mjs <feed.parquet>`. */

import { contactsOf, variantText } from '../dist/analysis/campaigns/variant-of.js';
import { createClassifier } from '../dist/analysis/classify/classify.js';
import { readMessage } from '../dist/analysis/read-message.js';
import { readSender } from '../dist/analysis/senders/read-sender.js';
import { scriptLetters, writeScript } from '../dist/analysis/text/script.js';
import { loadModel } from '../dist/enrich/classifier-file.js';
import { loadServiceLists } from '../dist/enrich/data-files.js';
import { loadLanguageModel } from '../dist/enrich/language.js';
import { openDatabase, quoted } from './measure/database.mjs';

const texts = 2000;
const rounds = 5;
const roundMilliseconds = 100;

const results = [];
const rows = await sample(process.argv[2]);
const lists = loadServiceLists();
const languageOf = loadLanguageModel();
const context = { classify: createClassifier(loadModel(), lists), languageOf, region: 'GB' };
await textAlgorithms();
await campaignAlgorithms();
process.stdout.write(`\n${JSON.stringify({ micro: results })}\n`);

/** Distinct texts spread over the feed, with a sender and a time each. */
async function sample(feed) {
  const { rows: query, close } = await openDatabase();
  const found = await query(`SELECT text, any_value(sender) AS sender, epoch_ms(CAST(min(reported) AS TIMESTAMP)) AS at
    FROM ${quoted(feed)} WHERE kind = 'sms' AND text IS NOT NULL GROUP BY text ORDER BY hash(text) LIMIT ${texts}`);
  close();
  return found;
}

/**
 * Times `work` on each of `list`: the best of some rounds, which is what the work costs when nothing else wants the machine.
 * A case whose algorithm has moved or changed its call is listed as failed; the others go on.
 */
async function each(name, list, prepare, unit = 'text') {
  await measured(name, unit, list.length, async () => {
    const work = await prepare();
    return () => {
      for (let at = 0; at < list.length; at++) work(list[at], at);
    };
  });
}

async function measured(name, unit, count, prepare) {
  process.stderr.write(`  ${name} … `);
  try {
    const work = await prepare();
    work();
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < rounds; round++) {
      const began = performance.now();
      let times = 0;
      do {
        work();
        times++;
      } while (performance.now() - began < roundMilliseconds);
      best = Math.min(best, ((performance.now() - began) * 1000) / (times * count));
    }
    results.push({ name, microseconds: best, unit });
    process.stderr.write(`${best.toFixed(2)} µs a ${unit}\n`);
  } catch (error) {
    results.push({ name, microseconds: null, unit, failed: error.message });
    process.stderr.write(`failed: ${error.message}\n`);
  }
}

async function from(path, name) {
  const found = (await import(`../dist/${path}.js`))[name];
  if (found === undefined) throw new Error(`dist/${path}.js exports no ${name}`);
  return found;
}

async function textAlgorithms() {
  const all = rows.map(({ text }) => text);
  const fold = await from('analysis/text/fold', 'fold');
  const foldCompatible = await from('analysis/text/fold', 'foldCompatible');
  const findParts = await from('analysis/text/find-parts', 'findParts');
  const folded = all.map((text) => fold(text));
  const compatible = all.map((text) => foldCompatible(text));
  const parts = all.map((_, at) => findParts(compatible[at], folded[at], 'GB'));
  const scripts = all.map((_, at) => writeScript(folded[at], parts[at]));
  const given = (path, name, call) => async () => {
    const algorithm = await from(path, name);
    return (text, at) => call(algorithm, text, at);
  };
  await each('fold (normalise)', all, () => (text) => fold(text));
  await each('fold, compatible', all, () => (text) => foldCompatible(text));
  await each(
    'skeleton',
    all,
    given('analysis/text/skeleton', 'skeleton', (skeleton, text) => skeleton(text)),
  );
  await each(
    'find links',
    all,
    given('analysis/links/find', 'findLinks', (findLinks, _, at) => findLinks(compatible[at].text)),
  );
  await each(
    'find phones',
    all,
    given('analysis/senders/find-phones', 'findPhones', (findPhones, _, at) => findPhones(folded[at].text, 'GB')),
  );
  await each('find all parts', all, () => (_, at) => findParts(compatible[at], folded[at], 'GB'));
  await each('write script', all, () => (_, at) => writeScript(folded[at], parts[at]));
  await each('script letters', all, () => (_, at) => scriptLetters(scripts[at]));
  await each(
    'plain English?',
    all,
    given('analysis/text/plain-english', 'isPlainEnglish', (isPlain, _, at) => isPlain(folded[at].text)),
  );
  await each('language model', all, () => (_, at) => languageOf(folded[at].text));
  await each(
    'classify',
    all,
    () => (_, at) =>
      context.classify([{ normalised: folded[at].text, script: scripts[at], parts: parts[at], evasions: [], language: 'en' }]),
  );
  await each('contacts', all, () => (_, at) => contactsOf(parts[at], lists));
  await each('read message (all of it)', all, () => (text) => readMessage(text, [], context));
  await each(
    'read sender',
    rows,
    () =>
      ({ sender }) =>
        readSender(sender ?? '', 'GB'),
    'sender',
  );
}

async function campaignAlgorithms() {
  const campaigns = 'analysis/campaigns';
  const variants = variantsOf();
  const letters = [...new Set(variants.map((variant) => variant.letters))];
  let cuts = [];
  await each(
    'shingles',
    letters,
    async () => {
      const shingles = await from(`${campaigns}/shingles`, 'shingles');
      cuts = letters.map((script) => shingles(script));
      return (script) => shingles(script);
    },
    'wording',
  );
  await each(
    'MinHash band keys',
    cuts,
    async () => {
      const bandKeys = await from(`${campaigns}/candidates`, 'bandKeys');
      return (script) => bandKeys(script);
    },
    'wording',
  );
  await measured('candidates by bands', 'wording', cuts.length, async () => {
    const [BandIndex, bandKeys] = [await from(`${campaigns}/candidates`, 'BandIndex'), await from(`${campaigns}/candidates`, 'bandKeys')];
    const keys = cuts.map((script) => bandKeys(script));
    return () => {
      const index = new BandIndex(keys.length);
      for (let at = 0; at < keys.length; at++) index.add(at, keys[at]);
    };
  });
  await measured('compare two wordings', 'pair', cuts.length - 1, async () => {
    const ScriptTable = await from(`${campaigns}/script-table`, 'ScriptTable');
    const table = ScriptTable.of(letters);
    return () => {
      for (let at = 1; at < cuts.length; at++) table.compare(at - 1, at);
    };
  });
  await measured('disjoint sets, join and find', 'join', 100_000, async () => {
    const DisjointSets = await from(`${campaigns}/disjoint-sets`, 'DisjointSets');
    return () => {
      const sets = new DisjointSets(100_000);
      for (let at = 1; at < 100_000; at++) sets.join(at, (Math.imul(at, 0x9e3779b1) >>> 15) & (2 ** Math.floor(Math.log2(at)) - 1));
    };
  });
  await measured('cluster (all of it)', 'variant', variants.length, async () => {
    const [graphOf, clusterGraph] = [await from(`${campaigns}/graph-of`, 'graphOf'), await from(`${campaigns}/cluster`, 'clusterGraph')];
    const graph = graphOf(variants);
    return () => clusterGraph(graph);
  });
}

/** The texts as nodes of the campaign graph, as the store would give them. */
function variantsOf() {
  return rows.map(({ text, sender, at }) => {
    const reading = readMessage(text, [], context);
    const contacts = contactsOf(reading.parts, lists);
    const values = (...kinds) => contacts.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value);
    const time = Number(at);
    return {
      key: variantText(reading.normalised),
      letters: scriptLetters(reading.script),
      language: reading.language,
      brand: reading.verdict.brand,
      topic: reading.verdict.topic,
      links: contacts.filter(({ kind }) => kind === 'url').map(linkOf),
      phones: values('phone'),
      handles: values('handle'),
      emails: values('email'),
      bankDetails: values('iban', 'bank_account'),
      cryptoAddresses: values('crypto'),
      senders: sender ? [readSender(sender, 'GB').id] : [],
      first: time,
      last: time,
    };
  });
}

function linkOf({ value, host, domain, site, hostClass }) {
  return {
    url: value,
    site: site ?? domain ?? host ?? '',
    shared: site === null,
    publicPage: hostClass === 'popular' || hostClass === 'official',
    hasPath: /^https?:\/\/[^/?#]+[/?#]./.test(value),
  };
}
