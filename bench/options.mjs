/** What `npm run bench` is asked for, and the runs that follow from it. */

import { parseArgs } from 'node:util';

/** The paper's feed: a year's third of 7726. */
export const paperSize = 1_349_039;
export const seed = 7;

export const usage = `npm run bench -- [--quick] [--large] [--only <name>]…

  --quick        20,000 and 100,000 reports, for a look
  --large        5,000,000 reports as well
  --only <name>  only the runs of this name; may be repeated
  --list         name the runs and stop
`;

/**
 * One run. `twin` is simulated, `file` is read where it is; `weekly` takes in all but the last week, then the last week;
 * `serve` takes the feed in and has ten people click on it.
 * @typedef {{ name: string, kind: 'twin' | 'weekly' | 'serve', reports: number, evasion: string, grammar: string }
 *   | { name: string, kind: 'example' | 'real' | 'micro' }} Run
 */

export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  return values;
}

const realSets = ['sp24_gateway', 'india_spam', 'mishra_soni', 'spamhunter', 'nus_sms'];

/** All runs there are, each with the call that asks for it unless named. */
function allRuns() {
  const twin = (reports, when, { evasion = 'default', grammar = 'first' } = {}) => ({
    name: ['twin', reports, ...(evasion === 'default' ? [] : [evasion]), ...(grammar === 'first' ? [] : [grammar])].join('-'),
    kind: 'twin',
    reports,
    evasion,
    grammar,
    when,
  });
  const weekly = (reports, when) => ({ ...twin(reports, when), name: `week-${reports}`, kind: 'weekly' });
  const serve = (reports, when, name) => ({ ...twin(reports, when), name, kind: 'serve' });
  return [
    { name: 'example', kind: 'example', when: ['default', 'quick'] },
    { name: 'sp24_gateway', kind: 'real', when: ['default', 'quick'] },
    ...realSets.slice(1).map((name) => ({ name, kind: 'real', when: [] })),
    twin(20_000, ['quick']),
    twin(20_000, ['quick'], { evasion: 'strongest' }),
    twin(20_000, ['quick'], { grammar: 'second' }),
    twin(100_000, ['default', 'quick']),
    twin(100_000, ['default'], { evasion: 'strongest' }),
    twin(100_000, ['default'], { grammar: 'second' }),
    weekly(100_000, ['default', 'quick']),
    twin(paperSize, ['default']),
    weekly(paperSize, ['default']),
    serve(100_000, ['quick'], 'serve-100000'),
    serve(paperSize, ['default'], 'serve'),
    twin(5_000_000, ['large']),
    { name: 'micro', kind: 'micro', when: ['default', 'quick'] },
  ];
}

/**
 * @param {{ quick: boolean, large: boolean, only: readonly string[] }} options
 * @returns {Run[]}
 */
export function runsFor({ quick, large, only }) {
  const all = allRuns();
  const unknown = only.filter((name) => !all.some((run) => run.name === name));
  if (unknown.length > 0) throw new Error(`no run is called ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}`);
  if (only.length > 0) return all.filter(({ name }) => only.includes(name));
  const wanted = [quick ? 'quick' : 'default', ...(large ? ['large'] : [])];
  return all.filter(({ when }) => when.some((one) => wanted.includes(one)));
}
