import { readRegion } from '../analysis/senders/phone.ts';
import { type Format, formats } from '../intake/formats/detect.ts';
import { isZone } from '../intake/times.ts';
import { HooklineError } from '../model/errors.ts';
import type { IntakeOptions, NewRun, RunInput, RunResult } from '../model/run.ts';
import type { Cluster } from '../pipeline/build-campaigns.ts';
import type { Clock } from '../ports/clock.ts';
import type { Progress } from '../ports/progress.ts';
import { plural, thousands } from '../respond/names.ts';
import { cancelling } from './cancelling.ts';
import { clusterApart } from './cluster-apart.ts';
import type { Input } from './inputs.ts';
import { type InputResult, type InvestigateOptions, investigate } from './investigate.ts';
import { errorOf } from './runs.ts';
import type { UploadFolder } from './uploads.ts';
import { verifyWorkspace } from './verify.ts';
import { runWatch } from './watch.ts';
import type { Workspace } from './workspace.ts';

/** What a run works with. */
export interface RunWorld {
  readonly uploads: UploadFolder;
  readonly zone: string;
  readonly region: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Cancels the run. */
  readonly signal: AbortSignal;
  /** Holds the workspace while work goes on. */
  readonly change: <T>(work: (workspace: Workspace) => Promise<T>) => Promise<T>;
  /** For what may be done beside other changes. */
  readonly append: <T>(work: (workspace: Workspace) => Promise<T>) => Promise<T>;
}

/** Does a run of any job. A failing input stops no other. A run that is cancelled throws the reason of its signal at its next step. */
export async function doRun(asked: NewRun, actor: string, world: RunWorld, clock: Clock, shown: Progress): Promise<RunResult> {
  const progress = cancelling(shown, world.signal);
  if (asked.job === 'investigate') return takeUploads(asked, actor, world, clock, progress);
  return asked.job === 'watch' ? watch(world, clock, progress) : verify(world);
}

/** How uploads are read: what was said by hand, else what the workspace has. Throws `HOOKLINE_OPTION_VALUE`. */
export function intakeOptions(given: IntakeOptions, usual: Pick<RunWorld, 'zone' | 'region'>): Omit<InvestigateOptions, 'actor'> {
  const { zone = usual.zone, region = usual.region, map = {}, format, delimiter, encoding } = given;
  const refuse = (message: string) => new HooklineError('HOOKLINE_OPTION_VALUE', message);
  if (!isZone(zone)) throw refuse(`'${zone.slice(0, 60)}' is not a time zone; write one like Europe/London, America/New_York or UTC`);
  const country = readRegion(region);
  if (country === null) throw refuse(`'${region.slice(0, 60)}' is not a country code; write two letters (ISO 3166) like GB, US or IN`);
  if (format !== undefined && !formats.includes(format as Format))
    throw refuse(`'${format.slice(0, 60)}' is not one of ${formats.join(', ')}`);
  if (delimiter !== undefined && (delimiter.length !== 1 || delimiter === '"')) throw refuse('a delimiter is one character, and no quote');
  if (encoding !== undefined && !isEncoding(encoding))
    throw refuse(`'${encoding.slice(0, 60)}' is not an encoding; write one like utf-8 or windows-1252`);
  return {
    zone,
    region: country,
    map,
    ...(format === undefined ? {} : { format: format as Format }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(encoding === undefined ? {} : { encoding }),
  };
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name) !== null;
  } catch {
    return false;
  }
}

async function takeUploads(asked: NewRun, actor: string, world: RunWorld, clock: Clock, progress: Progress): Promise<RunResult> {
  const { uploads, environment, signal } = world;
  const ids = asked.uploads ?? [];
  const most = asked.lookups ?? 0;
  const options: InvestigateOptions = {
    ...intakeOptions(asked.options ?? {}, world),
    actor,
    ...(most > 0 ? { ask: { world: { environment, surroundings: { signal } }, most } } : {}),
  };
  const inputs: Input[] = [];
  for (const id of ids) inputs.push(await uploads.input(id));
  const result = await world.change((workspace) => {
    const cluster: Cluster = (feed, decided) => clusterApart(feed, decided, { signal });
    const work = () => investigate({ ...workspace, cluster }, inputs, options, clock, progress);
    return interrupting(workspace, signal, work);
  });
  for (const [at, id] of ids.entries()) if (!result.inputs[at]?.error) await uploads.drop(id).catch(() => undefined);
  const told = result.inputs.map(toldInput);
  return {
    summary: summary(told, result.overview.campaigns, result.textsRead),
    inputs: told,
    campaigns: result.overview.campaigns,
    broken: [],
  };
}

/** Ends the statement of the engine that a cancelled run is in. Only while the run holds the workspace: others have statements of their own. */
async function interrupting<T>({ store }: Workspace, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const interrupt = () => store.interrupt();
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    return await work();
  } catch (error) {
    if (error instanceof HooklineError && error.code === 'HOOKLINE_RUN_CANCELLED') signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', interrupt);
  }
}

function toldInput({ name, taken, known, error }: InputResult): RunInput {
  const { records = 0, added = 0, rejected = 0 } = taken ?? {};
  return { name, records, added, rejected, known, error: error ? errorOf(error) : null };
}

function summary(inputs: readonly RunInput[], campaigns: number, textsRead: number): string {
  const added = inputs.reduce((sum, input) => sum + input.added, 0);
  const aside = inputs.reduce((sum, input) => sum + input.rejected, 0);
  const failed = inputs.filter(({ error }) => error).length;
  const known = inputs.filter((input) => input.known).length;
  const parts = [
    ...(inputs.length > 0 ? [plural(added, 'new report')] : [`${plural(textsRead, 'text')} read`]),
    ...(aside > 0 ? [`${plural(aside, 'row')} put aside`] : []),
    ...(known > 0 ? [`${known} of ${plural(inputs.length, 'input')} taken in before`] : []),
    ...(failed > 0 ? [`${failed} of ${plural(inputs.length, 'input')} failed`] : []),
  ];
  return `${parts.join(', ')}; ${thousands(campaigns)} ${campaigns === 1 ? 'campaign' : 'campaigns'} of two reports and more.`;
}

async function watch({ append, environment, signal }: RunWorld, clock: Clock, progress: Progress): Promise<RunResult> {
  const run = await append((workspace) => runWatch(workspace, { environment, surroundings: { signal } }, clock, progress));
  signal.throwIfAborted();
  const answered = run.providers.reduce((sum, one) => sum + one.answered, 0);
  const due = run.due.numbers + run.due.domains;
  const rest = run.unasked > 0 ? `; ${plural(run.unasked, 'subject')} cannot be asked about: the connectors that knew them are off` : '';
  const said = `${plural(due, 'subject')} due, ${plural(answered, 'answer')}, ${plural(run.changed.length, 'number')} no longer live${rest}.`;
  return { summary: said, inputs: [], campaigns: null, broken: [] };
}

async function verify({ append, signal }: RunWorld): Promise<RunResult> {
  const { originals, custodyEntries, brokenAt, auditEntries, auditBrokenAt } = await append((workspace) =>
    verifyWorkspace(workspace, signal),
  );
  const broken = originals.filter(({ state }) => state !== 'ok').map(({ name, state }) => `${name} is ${state}`);
  if (brokenAt !== null) broken.push(`the custody log breaks at entry ${brokenAt}`);
  if (auditBrokenAt !== null) broken.push(`the audit breaks at entry ${auditBrokenAt}`);
  const checked = `Checked ${plural(originals.length, 'original')}, ${thousands(custodyEntries)} in the custody log, ${thousands(auditEntries)} in the audit: `;
  const said = broken.length === 0 ? 'all as it was taken in.' : `${broken.length} ${broken.length === 1 ? 'does' : 'do'} not hold.`;
  return { summary: checked + said, inputs: [], campaigns: null, broken };
}
