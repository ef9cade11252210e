import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach } from 'vitest';
import { hookline, investigated, type Outcome } from './cli.ts';
import { look } from './database.ts';
import { fileOf, freshFolder } from './folders.ts';

/** Eight texts, one of them hostile to terminals and spreadsheets. The first two are one campaign. */
export const feedTexts: readonly string[] = [
  'Evri: your parcel is held, pay the fee at https://evri-fee.example/a',
  'Evri: your parcel is held, pay the fee at https://evri-fee.example/b',
  'HMRC: your tax refund is ready: https://hmrc-refund.example/c',
  'Your code is 482910. Do not share it with anybody.',
  'Half price pizza tonight, reply STOP to opt out',
  'Hi mum, my phone broke, this is my new number, text me on 07700 900123',
  '=1+1 \u001b[31mred\u202e turned',
  'See you at six',
];

/** What the tests of `hookline evaluate` do with a workspace. */
export interface EvaluationFeed {
  /** A fresh copy for each test. */
  readonly workspace: string;
  evaluate(args: readonly string[], input?: string): Promise<Outcome>;
  json(...args: string[]): Promise<unknown>;
  labels(...args: string[]): Promise<Record<string, unknown>[]>;
  /** Draws all texts; gives them in the order of the sample. */
  drawn(): Promise<{ readonly id: string; readonly text: string }[]>;
}

/** A workspace of {@link feedTexts}, investigated once and copied for each test of the file. */
export function evaluationFeed(): EvaluationFeed {
  let template = '';
  let workspace = '';
  beforeAll(async () => {
    ({ workspace: template } = await investigated(
      fileOf('feed.csv', `text,sender\n${feedTexts.map((text) => `"${text}",Evri`).join('\n')}\n`),
    ));
  });
  beforeEach(() => {
    workspace = join(freshFolder(), 'workspace');
    cpSync(template, workspace, { recursive: true });
  });
  const evaluate = (args: readonly string[], input = '') => hookline(['evaluate', ...args, '-w', workspace], { input });
  const json = async (...args: string[]) => JSON.parse((await evaluate([...args, '--json'])).out);
  return {
    get workspace() {
      return workspace;
    },
    evaluate,
    json,
    labels: (...args) => json('export', ...args),
    drawn: async () => {
      await evaluate(['draw']);
      const rows = await look(workspace, 'SELECT text_id, text FROM samples JOIN texts USING (text_id) ORDER BY place');
      return rows.map((row) => ({ id: String(row.text_id), text: String(row.text) }));
    },
  };
}
