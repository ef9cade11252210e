import { agreementOfPeople, comparePairs, type PairComparison } from '../analysis/statistics/compare-opinions.ts';
import { sampleReason } from '../analysis/statistics/sample-size.ts';
import { HooklineError } from '../model/errors.ts';
import type { DrawChoice, Label, Sample, SampleText, Withdrawal } from '../model/opinion.ts';
import { buildCampaigns } from '../pipeline/build-campaigns.ts';
import { nameTypes } from '../pipeline/name-types.ts';
import type { AuditOf } from '../ports/audit.ts';
import type { Clock } from '../ports/clock.ts';
import type { Progress } from '../ports/progress.ts';
import type { KeptLabel, Store } from '../ports/store.ts';
import { labelsCsv, sampleCsv, scoresCsv } from '../respond/evaluation-csv.ts';
import { thousands } from '../respond/names.ts';
import { stream } from '../simulate/random.ts';
import { writeOutputs } from './outputs.ts';
import type { Workspace } from './workspace.ts';
import { writeFileSafely } from './write-file.ts';

/** A sample as drawn, with why it has that size. */
export interface DrawnSample extends Sample {
  readonly population: number;
  /** In words; null where nothing can be inferred from the sample to all texts. */
  readonly reason: string | null;
}

export interface DrawOptions extends DrawChoice {
  /** `sample-<n>` when not given. */
  readonly name: string | null;
  readonly drawnBy: string;
  /** Written for spreadsheets, if given. */
  readonly csv: string | null;
}

/** Draws a sample and keeps it under a name. Throws `HOOKLINE_SAMPLE_EXISTS`, and `HOOKLINE_NOTHING_TO_DRAW` where no text fits. */
export async function drawSample(
  { store }: Workspace,
  options: DrawOptions,
  clock: Clock,
  audit?: AuditOf<DrawnSample>,
): Promise<DrawnSample> {
  const { by, messageClass, size, seed } = options;
  const { population, textIds } = await store.drawTexts({ by, messageClass, size, seed });
  const of = messageClass === null ? 'all texts' : `the texts that the embedded classifier calls ${messageClass}`;
  if (textIds.length === 0) throw new HooklineError('HOOKLINE_NOTHING_TO_DRAW', `there is none of ${of}`);
  const method = `${by}: ${thousands(textIds.length)} of ${thousands(population)} of ${of}, seed ${seed}`;
  const reason = by === 'random' ? sampleReason(textIds.length, population) : null;
  const drawnAt = clock.now();
  const keep = async (name: string): Promise<DrawnSample> => {
    const sample = { name, drawnBy: options.drawnBy, drawnAt, method };
    const drawn: DrawnSample = { ...sample, texts: textIds.length, population, reason };
    await store.saveSample(sample, textIds, audit && (() => audit(drawn)));
    return drawn;
  };
  const drawn = await (options.name === null ? underFreeName(store, keep) : keep(options.name));
  if (options.csv !== null) await writeFileSafely(options.csv, sampleCsv(await store.sampleTexts(drawn.name)));
  return drawn;
}

/** Keeps a sample under the next name that is free, also where others take names meanwhile. */
async function underFreeName<T>(store: Store, keep: (name: string) => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await keep(freeName(new Set((await store.samples()).map(({ name }) => name))));
    } catch (error) {
      if (!(error instanceof HooklineError) || error.code !== 'HOOKLINE_SAMPLE_EXISTS') throw error;
    }
  }
}

function freeName(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`sample-${number}`)) number++;
  return `sample-${number}`;
}

/** Labels as one person is giving them, each kept at once. */
export interface Labelling {
  readonly sample: Sample;
  readonly texts: readonly SampleText[];
  /** The person's labels that stand, by text. */
  readonly labels: ReadonlyMap<string, Label>;
  save(label: Omit<Label, 'labelledBy' | 'labelledAt'>): Promise<void>;
  withdraw(textId: string): Promise<void>;
}

/** Opens a sample for one person. Throws `HOOKLINE_UNKNOWN_SAMPLE`. */
export async function openLabelling(workspace: Workspace, name: string, person: string, clock: Clock): Promise<Labelling> {
  const { store } = workspace;
  const sample = await findSample(workspace, name);
  const labels = new Map<string, Label>((await store.labels({ sample: name, labelledBy: person })).map((label) => [label.textId, label]));
  // A clock that is set back must not let an earlier label count.
  let latest = Math.max(0, ...[...labels.values()].map(({ labelledAt }) => labelledAt));
  const now = () => {
    latest = Math.max(latest, clock.now());
    return latest;
  };
  return {
    sample,
    texts: await store.sampleTexts(name),
    labels,
    save: async (given) => {
      const label: Label = { ...given, labelledBy: person, labelledAt: now() };
      await store.saveLabels([label]);
      labels.set(label.textId, label);
    },
    withdraw: async (textId) => {
      const withdrawal: Withdrawal = { textId, labelledBy: person, labelledAt: now() };
      await store.saveLabels([withdrawal]);
      labels.delete(textId);
    },
  };
}

async function findSample({ store }: Workspace, name: string): Promise<Sample> {
  const samples = await store.samples();
  const found = samples.find((sample) => sample.name === name);
  if (found) return found;
  const there = samples.length > 0 ? `there are ${samples.map((sample) => sample.name).join(', ')}` : 'there is none yet';
  throw new HooklineError('HOOKLINE_UNKNOWN_SAMPLE', `there is no sample '${name}'; ${there}`);
}

/** Brings campaigns and results up to date with what people said. Returns whether anything changed. */
export async function settleLabels(workspace: Workspace, clock: Clock, progress: Progress): Promise<boolean> {
  const changed = await buildCampaigns(workspace.store, progress, { cluster: workspace.cluster });
  await nameTypes(workspace.store, progress);
  if (changed) await writeOutputs(workspace, clock, progress);
  return changed;
}

/** The labels that stand, those of one sample or person if so asked. With `csv` they are written there too. */
export async function exportLabels(
  workspace: Workspace,
  { sample, labelledBy, csv }: { readonly sample: string | null; readonly labelledBy: string | null; readonly csv: string | null },
): Promise<readonly KeptLabel[]> {
  if (sample !== null) await findSample(workspace, sample);
  const labels = await workspace.store.labels({ ...(sample === null ? {} : { sample }), ...(labelledBy === null ? {} : { labelledBy }) });
  if (csv !== null) await writeFileSafely(csv, labelsCsv(labels));
  return labels;
}

/** How people and classifiers agree. */
export interface Evaluation {
  /** Null where all labelled texts of the workspace are looked at. */
  readonly sample: Sample | null;
  readonly texts: number;
  /** Texts that each person has labelled. */
  readonly labelled: readonly { readonly person: string; readonly texts: number }[];
  /** Texts that at least one person has labelled. */
  readonly labelledByAny: number;
  /** Krippendorff's alpha of all people over the classes; null with fewer than two. */
  readonly alpha: number | null;
  readonly pairs: readonly PairComparison[];
}

/** Holds people against one another and against each classifier. Equal labels give equal intervals: the seed is fixed. */
export async function scoreLabels(
  workspace: Workspace,
  { sample, csv }: { readonly sample: string | null; readonly csv: string | null },
): Promise<Evaluation> {
  const found = sample === null ? null : await findSample(workspace, sample);
  const said = await workspace.store.opinions(sample);
  const people = new Map<string, number>();
  const labelled = new Set<string>();
  for (const { kind, rater, textId } of said) {
    if (kind !== 'person') continue;
    people.set(rater, (people.get(rater) ?? 0) + 1);
    labelled.add(textId);
  }
  const random = stream(1, 'evaluate');
  const pairs = comparePairs(said, () => random.next());
  if (csv !== null) await writeFileSafely(csv, scoresCsv(pairs));
  return {
    sample: found,
    texts: found?.texts ?? labelled.size,
    labelled: [...people].map(([person, texts]) => ({ person, texts })),
    labelledByAny: labelled.size,
    alpha: agreementOfPeople(said),
    pairs,
  };
}
