import {
  isWorkspace,
  type LookupDesk,
  type LookupView,
  linesIn,
  lookupWords,
  openLookup,
  type Workspace,
  writeLookupPage,
  writeLookupPdf,
} from '../../app/index.ts';
import { HooklineError } from '../../model/errors.ts';
import type { LookupKind } from '../../model/lookup.ts';
import type { Effects } from '../effects.ts';
import { lookupScreen } from './lookup-screen.ts';

export interface LookupSettings {
  readonly workspace: string;
  /** True where the workspace was named, so that it must be there. */
  readonly named: boolean;
  readonly json: boolean;
  readonly as?: LookupKind;
  readonly region: string;
  readonly offline: boolean;
  readonly html?: string;
  readonly pdf?: string;
  readonly file?: string;
}

/** So many things of a list are looked up together. */
const together = 500;

/** `hookline lookup`: one thing on one screen, or a list of things as lines of JSON. */
export async function runLookup(words: readonly string[], settings: LookupSettings, effects: Effects): Promise<void> {
  const { file, html, pdf, as, region, offline } = settings;
  if ((file === undefined) === (words.length === 0))
    throw new HooklineError('HOOKLINE_USAGE', 'give one thing to look up, or a list with --file');
  if (file !== undefined && (html !== undefined || pdf !== undefined))
    throw new HooklineError('HOOKLINE_USAGE', '--html and --pdf show one thing; with --file there are many');
  const workspace = await workspaceFor(settings, effects);
  try {
    const desk = await openLookup(
      workspace,
      { region, offline, world: { environment: effects.environment }, ...(as ? { as } : {}) },
      { now: effects.now },
    );
    if (file === undefined) await showOne(words.join(' '), desk, settings, effects);
    else await writeMany(file, desk, effects);
  } finally {
    await workspace?.close();
  }
}

/** The usual workspace where there is one, or none; one that was named must be there. */
async function workspaceFor({ workspace, named }: LookupSettings, effects: Effects): Promise<Workspace | null> {
  return named || (await isWorkspace(effects.path(workspace))) ? effects.openWorkspace(workspace, { create: false, reads: true }) : null;
}

async function showOne(given: string, desk: LookupDesk, { json, html, pdf }: LookupSettings, effects: Effects): Promise<void> {
  const report = await desk.one(given);
  const view: LookupView = lookupWords(report, desk.sourceNames, desk.dataFolders);
  if (html !== undefined) await writeLookupPage(effects.path(html), view);
  if (pdf !== undefined) await writeLookupPdf(effects.path(pdf), view, report.at);
  const written = [html, pdf].flatMap((path) => (path === undefined ? [] : [`written  ${path}\n`])).join('');
  effects.write(json ? `${JSON.stringify(report, null, 1)}\n` : lookupScreen(view, effects.width) + written);
}

/** One line of JSON for each line of the list; what cannot be read is a line with its error, and never stops the others. */
async function writeMany(file: string, desk: LookupDesk, effects: Effects): Promise<void> {
  let batch: string[] = [];
  const flush = async () => {
    for (const one of await desk.many(batch)) effects.write(`${JSON.stringify(one)}\n`);
    batch = [];
  };
  for await (const line of linesIn(file === '-' ? file : effects.path(file), effects.stdin)) {
    batch.push(line);
    if (batch.length >= together) await flush();
  }
  if (batch.length > 0) await flush();
}
