import { plural, type Strength, simulate, thousands } from '../../app/index.ts';
import type { Effects } from '../effects.ts';

export interface SimulateSettings {
  readonly reports: number;
  readonly seed: number;
  readonly out: string;
  readonly truth?: string;
  readonly facts?: string;
  readonly evasion: string;
  readonly grammar: string;
  readonly json: boolean;
}

/** `hookline simulate`: writes a feed with known truth. */
export async function runSimulate(settings: SimulateSettings, effects: Effects): Promise<void> {
  const { json, evasion, ...options } = settings;
  const started = effects.now();
  const result = await simulate(
    { ...options, evasion: evasion as Strength, truth: settings.truth ?? null, facts: settings.facts ?? null },
    effects.progress,
  );
  const seconds = Math.round((effects.now() - started) / 100) / 10;
  if (json) {
    effects.write(`${JSON.stringify({ ...result, seconds, seed: settings.seed, evasion, grammar: settings.grammar }, null, 1)}\n`);
    return;
  }
  const files = [
    `feed   ${settings.out}`,
    ...(settings.truth ? [`truth  ${settings.truth}`] : []),
    ...(settings.facts ? [`facts  ${settings.facts}`] : []),
  ];
  effects.write(
    `${plural(result.reports, 'report')} of ${plural(result.campaigns, 'campaign')} by ${thousands(result.operations)} crews, from ${thousands(result.families)} script families, in ${seconds} s\n${files.join('\n')}\n`,
  );
}
