/** Campaign quality in tables. */

import { count, percent, share } from './table.mjs';

const names = { hookline: 'Hookline', equalText: 'equal normalised text', minhash: 'plain MinHash union', domain: 'same-domain union' };
const textOnly = ['wrong_number', 'hi_mum_dad'];

/** All that is known of one run's campaigns. */
export function qualitySections({ name, quality }) {
  if (!quality) return [];
  const { groupings, items, planted, notes } = quality;
  const sections = [
    {
      title: `${name}: ${count(items)} texts reported, ${count(planted)} planted campaigns`,
      headers: [
        'grouping',
        'groups',
        'precision',
        'recall',
        'F1',
        'scam+spam P',
        'R',
        'F1',
        'pairs P',
        'pairs R',
        'whole',
        'broken',
        'merged',
        'scam+spam whole',
        'broken',
        'merged',
      ],
      rows: Object.entries(groupings).map(([grouping, scores]) => groupingRow(names[grouping], scores)),
      notes,
    },
  ];
  const { by } = groupings.hookline;
  if (by.class.length > 1) sections.push(propertySection(`${name}, by class`, groupings, 'class'));
  if (by.scamType.length > 1) sections.push(propertySection(`${name}, by scam type`, groupings, 'scamType'));
  if (by.hard.length > 0) sections.push(propertySection(`${name}, by hard case`, groupings, 'hard'));
  if (by.evasion.length > 1) sections.push(propertySection(`${name}, scams and spam by evasion`, groupings, 'evasion'));
  if (quality.joins && quality.joins.joins > 0 && by.class.length > 1) sections.push(joinSection(name, quality.joins));
  return sections;
}

function groupingRow(label, { groups, bCubed, scamSpam, pairwise, campaigns }) {
  const three = (scores) => (scores ? [share(scores.precision), share(scores.recall), share(scores.f1)] : ['', '', '']);
  const fates = ({ campaigns: all, whole, broken, merged }) => [percent(whole, all), percent(broken, all), percent(merged, all)];
  return [
    label,
    count(groups),
    ...three(bCubed),
    ...three(scamSpam),
    share(pairwise.precision),
    share(pairwise.recall),
    ...fates(campaigns.all),
    ...fates(campaigns.scamSpam),
  ];
}

function propertySection(title, groupings, property) {
  const fated = property !== 'evasion';
  const minhash = groupings.minhash?.by[property];
  return {
    title,
    headers: [
      '',
      'reports',
      'precision',
      'recall',
      'F1',
      ...(fated ? ['campaigns', 'whole', 'broken', 'merged'] : []),
      ...(minhash ? ['MinHash F1'] : []),
    ],
    rows: groupings.hookline.by[property].map((row) => [
      row.name,
      count(row.items),
      share(row.precision),
      share(row.recall),
      share(row.f1),
      ...(fated ? [row.campaigns, row.whole, row.broken, row.merged].map((value) => count(value ?? 0)) : []),
      ...(minhash ? [share(minhash.find(({ name }) => name === row.name)?.f1)] : []),
    ]),
  };
}

function joinSection(name, { joins, wrong, oneCrew, wording, someWording, weak, weakScams, unplanted, classes, grounds, values }) {
  const list = (entries) => entries.map((entry) => `${entry.name} (${count(entry.count)})`).join('; ');
  return {
    title: `${name}, joins between two planted campaigns`,
    headers: ['common ground', 'joins'],
    rows: grounds.map((ground) => [ground.name, count(ground.count)]),
    notes: [
      `${count(wrong)} of ${count(joins)} joins, ${count(oneCrew)} of them within one crew: ${count(wording)} on wording, ${count(someWording)} on some wording and more, ${count(weak)} on little but a shortener, host, sender, brand or contact (scam with scam: ${count(weakScams)}). With a text of no campaign: ${count(unplanted)}.`,
      ...(classes.length > 0 ? [`Of which classes: ${list(classes)}.`] : []),
      ...(values.length > 0 ? [`Strongest value where wording does not carry it: ${list(values)}.`] : []),
    ],
  };
}

/** All runs beside one another, and the text-only types by name. */
export function qualitySummary(done) {
  const judged = done.filter(({ quality }) => quality);
  if (judged.length === 0) return [];
  const headers = [
    'run',
    'grouping',
    'precision',
    'recall',
    'F1',
    'scam+spam P',
    'R',
    'pairs P',
    'pairs R',
    'scam+spam whole',
    'broken',
    'merged',
    'joined on little',
  ];
  const rows = judged.flatMap(({ name, kind, quality }) =>
    Object.entries(quality.groupings).map(([grouping, { bCubed, scamSpam, pairwise, campaigns }]) => [
      name,
      names[grouping],
      ...[bCubed.precision, bCubed.recall, bCubed.f1, scamSpam?.precision, scamSpam?.recall, pairwise.precision, pairwise.recall].map(
        share,
      ),
      ...['whole', 'broken', 'merged'].map((fate) => percent(campaigns.scamSpam[fate], campaigns.scamSpam.campaigns)),
      grouping === 'hookline' && kind === 'twin' && quality.joins ? count(quality.joins.weak) : '',
    ]),
  );
  const textRows = judged.flatMap(({ name, quality }) =>
    textOnly.flatMap((type) => {
      const row = quality.groupings.hookline.by.scamType.find((one) => one.name === type);
      return row
        ? [[name, type, count(row.items), share(row.precision), share(row.recall), share(row.f1), percent(row.whole, row.campaigns)]]
        : [];
    }),
  );
  const sections = [{ title: 'Campaigns', headers, rows }];
  if (textRows.length > 0) {
    sections.push({
      title: 'Campaigns of text alone',
      headers: ['run', 'type', 'reports', 'precision', 'recall', 'F1', 'whole'],
      rows: textRows,
    });
  }
  return sections;
}
