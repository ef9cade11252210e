import { brandFinder, openLabelling, settleLabels } from '../../app/index.ts';
import { HooklineError } from '../../model/errors.ts';
import type { Effects } from '../effects.ts';
import { answersByKey, answersByLine } from './evaluate-keys.ts';
import { LabelSession } from './evaluate-session.ts';

export interface LabelSettings {
  readonly workspace: string;
  readonly json: boolean;
  readonly sample: string;
  readonly as: string;
  readonly showGuess: boolean;
}

/** `hookline evaluate label`: one text after another; by single keys on a terminal, else one answer a line. */
export async function runLabel(settings: LabelSettings, effects: Effects): Promise<void> {
  if (effects.server !== undefined)
    throw new HooklineError(
      'HOOKLINE_NEEDS_TERMINAL',
      `the workspace is held by the server at ${effects.server}; label at ${effects.server}/review`,
    );
  const workspace = await effects.openWorkspace(settings.workspace, { create: false });
  try {
    const labelling = await openLabelling(workspace, settings.sample, settings.as, effects);
    // With --json standard output is for the result alone.
    const say = settings.json ? effects.warn : effects.write;
    const session = new LabelSession(labelling, brandFinder(workspace.dataFolders), settings.showGuess);
    const answers = effects.keyboard ? answersByKey(effects.keyboard(), say) : answersByLine(effects.stdin);
    try {
      while (!session.over) {
        say(session.screen);
        const given = await answers.next(session.wanted);
        if (given === null) break;
        const words = await session.answer(given);
        if (words !== '') say(`${words}\n`);
      }
    } finally {
      await answers.end();
    }
    if (session.changes > 0) await settleLabels(workspace, effects, effects.progress);
    const result = { sample: settings.sample, person: settings.as, texts: labelling.texts.length, labelled: labelling.labels.size };
    const share = Math.floor((result.labelled / Math.max(1, result.texts)) * 100);
    const next = `hookline evaluate score --sample ${settings.sample}`;
    effects.write(
      settings.json
        ? `${JSON.stringify(result, null, 1)}\n`
        : `\n${settings.as} has labelled ${result.labelled} of ${result.texts} texts of ${settings.sample} (${share} %).\nNext: ${next}\n`,
    );
  } finally {
    await workspace.close();
  }
}
