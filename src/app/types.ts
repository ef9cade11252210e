import { closedTypes, followDecisions, meaningOf, plainName } from '../analysis/classify/type-names.ts';
import { HooklineError } from '../model/errors.ts';
import type { ListedType, TypeDecision } from '../model/type-name.ts';
import { nameTypes } from '../pipeline/name-types.ts';
import type { AuditOf } from '../ports/audit.ts';
import type { Clock } from '../ports/clock.ts';
import type { Progress } from '../ports/progress.ts';
import type { Store } from '../ports/store.ts';
import { writeOutputs } from './outputs.ts';
import type { Workspace } from './workspace.ts';

/** What an analyst asks for, with the name as typed. */
export type TypeRequest =
  | { readonly action: 'merge'; readonly name: string; readonly into: string }
  | { readonly action: 'promote'; readonly name: string }
  | { readonly action: 'undo'; readonly name: string };

/** The types of the closed list and the open names with what is counted under each, most reported first. */
export async function listTypes({ store }: Workspace, progress: Progress): Promise<ListedType[]> {
  await nameTypes(store, progress);
  return typesAsNamed(store);
}

/** The same as names stand now: what was added since they were last found is not looked at. */
export async function typesAsNamed(store: Store): Promise<ListedType[]> {
  const decisions = new Map((await store.typeDecisions()).map((decision) => [decision.name, decision]));
  const forms = new Map<string, string[]>();
  const add = (form: string, name: string) =>
    void (form === name || forms.get(name)?.includes(form) || forms.set(name, [...(forms.get(name) ?? []), form]));
  for (const { form, name } of await store.nameForms()) add(form, name);
  for (const { name, mergedInto } of decisions.values()) if (mergedInto) add(name, followDecisions(mergedInto, [...decisions.values()]));
  const tallies = new Map((await store.nameTallies()).map((tally) => [tally.name ?? 'others', tally]));
  const names = new Set([
    ...tallies.keys(),
    ...closedTypes,
    'others',
    ...[...decisions.values()].flatMap((one) => (one.promoted ? [one.name] : [])),
  ]);
  const listed = [...names].map((name): ListedType => {
    const { reports = 0, unsure = 0, texts = 0, campaigns = 0, example = null } = tallies.get(name) ?? {};
    const decision = decisions.get(name) ?? null;
    const kind = closedTypes.has(name) || name === 'others' ? 'closed' : decision?.promoted ? 'promoted' : 'open';
    return { name, kind, reports, unsure, texts, campaigns, example, merged: (forms.get(name) ?? []).sort(), decision };
  });
  return listed.sort((a, b) => b.reports - a.reports || b.unsure - a.unsure || (a.name < b.name ? -1 : 1));
}

/**
 * Keeps an analyst's decision on a name with who and when, names everything anew and writes the results of the workspace again.
 * Throws `HOOKLINE_UNKNOWN_TYPE` for a name that nothing bears, `HOOKLINE_OPTION_VALUE` for what cannot be.
 */
export async function decideType(
  workspace: Workspace,
  request: TypeRequest,
  { actor, clock, progress }: { readonly actor: string; readonly clock: Clock; readonly progress: Progress },
  audit?: AuditOf<TypeDecision>,
): Promise<TypeDecision> {
  const { store } = workspace;
  const name = named(request.name);
  if (closedTypes.has(name))
    throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${name}' is a type of the closed list; give one of the open names`);
  await nameTypes(store, progress);
  const decisions = await store.typeDecisions();
  const standing = decisions.find((one) => one.name === name);
  if (request.action === 'undo' && !standing) throw new HooklineError('HOOKLINE_UNKNOWN_TYPE', `no decision stands on '${name}'`);
  if (request.action !== 'undo' && !standing && !(await isBorne(store, name)))
    throw new HooklineError('HOOKLINE_UNKNOWN_TYPE', `nothing in ${workspace.folder} is called '${name}'`);
  const mergedInto = request.action === 'merge' ? target(request.into, name, decisions) : null;
  const decision = { name, mergedInto, promoted: request.action === 'promote', decidedBy: actor, decidedAt: clock.now() };
  await store.decideType(decision, audit && (() => audit(decision)));
  await nameTypes(store, progress);
  await writeOutputs(workspace, clock, progress);
  return decision;
}

/** The scam types by which campaigns can be chosen: those of the closed list, and promoted names. */
async function shownTypes(store: Store): Promise<readonly string[]> {
  return [...closedTypes, 'others', ...(await store.typeDecisions()).flatMap(({ name, promoted }) => (promoted ? [name] : []))];
}

/** The plain form of a type as typed, if it is one of those shown; throws `HOOKLINE_OPTION_VALUE` if not. */
export async function shownType(store: Store, typed: string): Promise<string> {
  const types = await shownTypes(store);
  const found = [typed, plainName(typed)].find((one) => one !== null && types.includes(one));
  if (!found) throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${typed}' is not one of ${types.join(', ')}`);
  return found;
}

function named(typed: string): string {
  const name = plainName(typed);
  if (name === null)
    throw new HooklineError(
      'HOOKLINE_OPTION_VALUE',
      `'${typed.slice(0, 60)}' is no name; write one to five words that say what the scam is about`,
    );
  return name;
}

async function isBorne(store: Store, name: string): Promise<boolean> {
  const tallies = await store.nameTallies();
  return (
    tallies.some((tally) => tally.name === name) || (await store.nameForms()).some(({ form }) => form === name || plainName(form) === name)
  );
}

/** The name under which another is to count: a closed type, a name that is there, or a new one. */
function target(typed: string, name: string, decisions: readonly TypeDecision[]): string {
  const plain = named(typed);
  const decided = decisions.some((one) => one.name === plain);
  const into = decided ? followDecisions(plain, decisions) : (meaningOf(typed) ?? plain);
  const end = followDecisions(into, decisions);
  if (end === name) throw new HooklineError('HOOKLINE_OPTION_VALUE', `'${plain}' counts under '${name}' itself`);
  return end;
}
