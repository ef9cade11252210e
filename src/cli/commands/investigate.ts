import {
  campaignTitle,
  dayRange,
  defangWithin,
  type Investigation,
  investigate,
  label,
  listInputs,
  plural,
  thousands,
  type Workspace,
} from '../../app/index.ts';
import { HooklineError } from '../../model/errors.ts';
import type { ReportField } from '../../model/report.ts';
import type { Effects } from '../effects.ts';
import { failureLines, oneLine, table } from '../table.ts';
import { brandNames } from './read.ts';

export interface InvestigateSettings {
  readonly workspace: string;
  readonly map: Readonly<Partial<Record<ReportField, string>>>;
  readonly zone: string;
  readonly region: string;
  readonly format?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
  /** How many subjects the providers that are configured are asked about at most. */
  readonly lookups: number;
  readonly json: boolean;
}

/** `hookline investigate`: from files to the map of campaigns. Fails only after all inputs had their turn. */
export async function runInvestigate(paths: readonly string[], settings: InvestigateSettings, effects: Effects): Promise<void> {
  const inputs = await listInputs(
    paths.map((path) => (path === '-' ? path : effects.path(path))),
    effects.stdin,
  );
  if (inputs.length === 0) throw new HooklineError('HOOKLINE_INPUT_MISSING', `no files in ${paths.join(', ')}`);
  const workspace = await effects.openWorkspace(settings.workspace, { create: true });
  try {
    const { json, workspace: _folder, format, delimiter, encoding, lookups, ...rest } = settings;
    const options = {
      ...rest,
      actor: effects.actor,
      ask: { world: { environment: effects.environment }, most: lookups },
      ...(format === undefined ? {} : { format: format as 'csv' }),
      ...(delimiter === undefined ? {} : { delimiter }),
      ...(encoding === undefined ? {} : { encoding }),
    };
    const result = await investigate(workspace, inputs, options, { now: effects.now }, effects.progress);
    effects.write(
      json
        ? `${JSON.stringify(asJson(result), null, 1)}\n`
        : summary(result, await unreadAnew(result, settings, workspace), brandNames(workspace), effects.width),
    );
    reportFailures(result, effects);
  } finally {
    await workspace.close();
  }
}

function reportFailures({ inputs }: Investigation, effects: Effects): void {
  const failed = inputs.flatMap(({ error }) => (error ? [error] : []));
  for (const error of failed.slice(0, -1)) effects.warn(failureLines(error));
  const last = failed.at(-1);
  if (last) throw last;
}

function asJson({ inputs, textsRead, asked, overview, outputs }: Investigation): unknown {
  const files = { report: outputs.report, indicators: outputs.indicators, campaigns: outputs.campaignsFile };
  return {
    inputs: inputs.map(({ error, ...input }) => ({
      ...input,
      error: error ? { code: error.code, message: error.message, remedy: error.remedy } : null,
    })),
    textsRead,
    asked,
    overview,
    files,
    top: outputs.top,
  };
}

/** What an analyst wants to know first. */
function summary(
  { inputs, asked, overview, outputs }: Investigation,
  remarks: readonly string[],
  names: ReadonlyMap<string, string>,
  width: number | undefined,
): string {
  const top = outputs.top.map((campaign) => [
    campaign.campaignId,
    thousands(campaign.reports),
    label(campaign.messageClass),
    dayRange(campaign.first, campaign.last),
    oneLine(defangWithin(campaignTitle(campaign, names)), 70),
  ]);
  const kinds = Object.entries(overview.kinds).map(([kind, count]) => `${thousands(count)} ${label(kind)}`);
  const classes = Object.entries(overview.classes).map(([name, count]) => `${label(name)} ${thousands(count)}`);
  const taken = [...inputs.map(inputLine), ...remarks];
  if (overview.reports === 0) return `${taken.join('\n')}\n\nThe workspace holds no reports yet.\n`;
  const seen = overview.first === null ? 'none with a time' : dayRange(overview.first, overview.last);
  const calls = overview.reports - overview.inCampaigns - overview.alone;
  return [
    ...taken,
    '',
    `${plural(overview.reports, 'report')} (${kinds.join(', ')}), ${seen}; ${plural(overview.texts, 'distinct text')}, ${plural(overview.senders, 'sender')}`,
    `classes: ${classes.join(', ')}`,
    `${plural(overview.campaigns, 'campaign')} of ${plural(overview.inCampaigns, 'report')}; ${plural(overview.alone, 'report')} alone${calls > 0 ? `; ${plural(calls, 'call')} without a text` : ''}`,
    ...(overview.rejects > 0 ? [`${plural(overview.rejects, 'row')} put aside: see \`hookline rejects\``] : []),
    ...(asked ? [askedLine(asked)] : []),
    '',
    ...(top.length > 0
      ? [table(['campaign', 'reports', 'class', 'seen', 'what'], top, [1], width)]
      : ['No campaigns of two reports or more.']),
    '',
    `report      ${outputs.report}`,
    `indicators  ${outputs.indicators}`,
    `campaigns   ${outputs.campaignsFile}`,
    '',
  ].join('\n');
}

function askedLine({ subjects, requests, failed, waiting }: NonNullable<Investigation['asked']>): string {
  const rest = [
    ...(failed > 0 ? [`${thousands(failed)} without an answer`] : []),
    ...(waiting > 0 ? [`${thousands(waiting)} waiting`] : []),
  ];
  return `providers asked about ${plural(subjects, 'subject')} in ${plural(requests, 'request')}${rest.length > 0 ? `; ${rest.join(', ')}` : ''}`;
}

/** A file that was taken in before stays as it was read then: whoever now says to read it in another way is told so. */
async function unreadAnew({ inputs }: Investigation, settings: InvestigateSettings, { store }: Workspace): Promise<string[]> {
  const known = new Set(inputs.flatMap((input) => (input.known ? [input.name] : [])));
  if (known.size === 0) return [];
  const before = (await store.browseSources({ limit: 200 })).items.filter(({ name }) => known.has(name));
  const { map, zone, region, format, delimiter, encoding } = settings;
  const isSaid = Object.keys(map).length > 0 || Boolean(format || delimiter || encoding);
  const other = before.find((source) => source.zone !== zone || source.region !== region);
  if (!isSaid && !other) return [];
  const how = other ? ` (times in ${other.zone}, numbers of ${other.region})` : '';
  return [`  it stays as it was read then${how}; to read it in another way, take it into another workspace with --workspace`];
}

function inputLine({ name, source, taken, known, error }: Investigation['inputs'][number]): string {
  const shown = oneLine(name, 120);
  // Most messages begin with the name.
  if (error)
    return error.message.startsWith(name) ? `failed: ${oneLine(error.message, 400)}` : `${shown}: failed, ${oneLine(error.message, 400)}`;
  if (known || !source || !taken) return `${shown}: taken in before, nothing new`;
  const columns = Object.entries(source.columns).map(([field, column]) => (field === column ? field : `${field} = ${oneLine(column, 30)}`));
  const notes = source.notes.length > 0 ? `; ${source.notes.join('; ')}` : '';
  const aside = taken.rejected > 0 ? `, ${thousands(taken.rejected)} put aside` : '';
  return `${shown}: ${source.format}, ${plural(taken.records, 'record')}, ${thousands(taken.added)} new${aside}\n  columns: ${columns.join(', ')}; times in ${source.zone}, numbers of ${source.region}${notes}`;
}
