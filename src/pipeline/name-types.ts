import { keyTerms, nameOfScripts, termBackground } from '../analysis/classify/key-terms.ts';
import { closedTypes, followDecisions, mergeNames } from '../analysis/classify/type-names.ts';
import type { Progress } from '../ports/progress.ts';
import type { FoundName, TypeNameStore } from '../ports/type-names.ts';

/** Raised whenever naming changes, so that names are made again. */
const namingVersion = 1;

/** The largest campaigns without a name: smaller ones are seldom looked at. */
const mostNamed = 20_000;
/** Campaigns that tell what words are common: one more hardly changes a share of a hundredth. */
const sampled = 20_000;

/**
 * Gives what is of type `others`, or of no known class, its name: of the names in verdicts those that mean the same made one,
 * else from the campaign's own words. Does nothing when neither campaigns nor decisions have changed. Returns whether it had to.
 */
export async function nameTypes(store: TypeNameStore, progress: Progress): Promise<boolean> {
  const { campaigns, decisions: made } = await store.namingInput();
  const state = `${namingVersion}/${made}/${campaigns}`;
  const before = await store.namingState();
  if (before === state) return false;
  progress.begin('naming scams', 2);
  const decisions = await store.typeDecisions();
  const promoted = new Set(decisions.flatMap((decision) => (decision.promoted ? [decision.name] : [])));
  const typeOf = (name: string | null) => (name !== null && (promoted.has(name) || closedTypes.has(name)) ? name : null);
  const known = before !== null && campaignsOf(before) === campaignsOf(state) ? await store.foundNames() : null;
  const merged = mergeNames(await store.topicCounts(), decisions);
  await store.saveTopicNames([...merged].map(([topic, name]) => ({ topic, name, type: typeOf(name) })));
  progress.advance(1);
  const found = known ?? (await findNames(store));
  await store.saveFoundNames(
    found.map((one) => {
      const name = one.found === null ? null : followDecisions(one.found, decisions);
      // That it is of a closed type nobody said; that it is to be listed by itself, or under a type, a person may have said.
      return { ...one, name, type: name !== one.found || (name !== null && promoted.has(name)) ? typeOf(name) : null };
    }),
    state,
  );
  progress.advance(1);
  progress.end();
  return true;
}

/** The part of a naming state that says of which campaigns it is. */
function campaignsOf(state: string): string {
  const [version, , ...campaigns] = state.split('/');
  return [version, ...campaigns].join('/');
}

async function findNames(store: TypeNameStore): Promise<Pick<FoundName, 'campaignId' | 'found' | 'terms'>[]> {
  const nameless = await store.campaignsToName(mostNamed);
  if (nameless.length === 0) return [];
  const background = termBackground(
    nameless.map(({ scripts }) => scripts),
    await store.campaignScripts(sampled),
  );
  return nameless.map(({ campaignId, scripts }) => {
    const terms = keyTerms(scripts, background);
    return { campaignId, found: nameOfScripts(scripts, terms), terms: terms.map(({ term }) => term) };
  });
}
