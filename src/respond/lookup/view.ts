import type { FactGroup, LookupReport, NotAskedReason, Risk, RiskVerdict, SubjectHistory } from '../../model/lookup.ts';
import type { FactRow, FactsView, LookupHistoryView, LookupMessageView, LookupView } from '../../model/lookup-view.ts';
import type { Observation } from '../../model/observation.ts';
import { personOf } from '../../model/verdict.ts';
import { campaignTitle, dayOf, dayRange, label, plural, thousands } from '../names.ts';
import { defangWithin } from '../text-safety.ts';
import { bare, fieldWords, nameWords, oneLine, shorten, subjectWords, valueWords, withNames, words } from './words.ts';

export interface ViewNames {
  /** Catalogue ids to names of brands. */
  readonly brands: ReadonlyMap<string, string>;
  /** Ids to names of sources. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Of one field from one source so many values are shown, and of one value so many characters. */
const mostValues = 8;
const mostCharacters = 240;

export function lookupView(report: LookupReport, names: ViewNames): LookupView {
  const title = report.kind === 'text' ? shorten(words(report.value), 70) : subjectWords(report.value);
  const given = report.kind === 'text' || report.given.trim() === report.value ? null : shorten(words(report.given), mostCharacters);
  return {
    title,
    kind: kindWords[report.kind] ?? label(report.kind),
    given,
    at: `${new Date(report.at).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    verdict: report.risk.verdict,
    verdictWords: verdictWords[report.risk.verdict],
    score: report.risk.score,
    reasons: report.risk.reasons.map(({ points, detail, rule }) => ({
      points: `${points > 0 ? '+' : '−'}${Math.abs(points)}`,
      detail: shorten(words(withNames(detail, names.sources)), mostCharacters),
      rule,
    })),
    unknown: report.risk.unknown,
    message: messageView(report),
    history: historyView(report),
    campaigns: report.campaigns.map((campaign) => ({
      id: campaign.campaignId,
      title: shorten(defangWithin(campaignTitle(campaign, names.brands)), 110),
      reports: thousands(campaign.reports),
      seen: dayRange(campaign.first, campaign.last),
      through: throughWords(campaign.through),
    })),
    facts: grouped(report.groups)
      .map((group) => factsView(group, names, report.at))
      .filter(({ rows, risk }, index) => index === 0 || rows.length > 0 || risk !== null),
    disagreements: report.disagreements.map(({ subject, field, said, because }) => ({
      what: `${fieldWords(field)} of ${subjectWords(bare(subject))}`,
      said: said.map((one, index) => ({
        ...factRow(one.field, [one.value], one, names, report.at),
        field: index === 0 ? 'preferred' : 'also said',
      })),
      because: said[0] ? `${nameOf(said[0].source, names)} is preferred: ${because}` : because,
    })),
    notAsked: notAskedView(report),
  };
}

const kindWords: Readonly<Record<string, string>> = {
  number: 'telephone number',
  sender_name: 'sender name',
  url: 'link',
  ip: 'IP address',
  email: 'e-mail address',
  text: 'message text',
};

const verdictWords: Readonly<Record<RiskVerdict, string>> = {
  scam: 'Scam',
  suspicious: 'Suspicious',
  legitimate: 'Legitimate',
  unknown: 'Unknown',
};

const whyNot: Readonly<Record<NotAskedReason, string>> = {
  not_configured: 'not configured',
  no_data: 'its data is not here',
  offline: 'told to stay offline',
  no_workspace: 'no workspace to count its quota in',
  sharing: 'the sharing level forbids it',
  quota_spent: 'quota spent',
  waiting: 'its turn has not come',
  failed: 'asked, and gave no answer',
};

function messageView({ message, value }: LookupReport): LookupMessageView | null {
  if (message === null) return null;
  const { verdict, evasions } = message;
  const person = personOf(verdict.producer);
  const by = person === null ? `${verdict.confidence.toFixed(2)}, ${words(verdict.producer)}` : `by ${words(person)}`;
  const type = verdict.scamType ? `, ${label(verdict.scamType)}` : '';
  return {
    text: words(value),
    verdict: `${label(verdict.messageClass)}${type} (${by})`,
    reasons: verdict.reasons.map((reason) => shorten(words(reason), 160)),
    evasions: evasions.map(words).join(', '),
  };
}

function historyView({ history, groups, kind, value }: LookupReport): LookupHistoryView[] | null {
  if (history === null) return null;
  const named = new Map(
    groups.map((group) => [group.subject, `${kindWords[group.kind] ?? label(group.kind)} ${subjectWords(group.value)}`]),
  );
  // A host is told of only where its domain is not, or has another name.
  const told = Object.entries(history).filter(([subject]) => !subject.startsWith('host:') || !(`domain:${bare(subject)}` in history));
  return told.map(([subject, of]) => ({
    subject: named.get(subject) ?? (kind === 'text' ? `this wording: ${shorten(words(value), 50)}` : subjectWords(bare(subject))),
    reports: of.asSender > 0 ? `${plural(of.reports, 'report')}, ${thousands(of.asSender)} as sender` : plural(of.reports, 'report'),
    seen: dayRange(of.first, of.last),
    classes: classWords(of),
  }));
}

/** A domain and the host of its name are one thing. */
function throughWords(through: LookupReport['campaigns'][number]['through']): string {
  const most = new Map<string, number>();
  for (const { subject, reports } of through) {
    const name = subject.startsWith('text:') ? 'this wording' : subjectWords(bare(subject));
    most.set(name, Math.max(most.get(name) ?? 0, reports));
  }
  return [...most].map(([name, reports]) => `${name} (${thousands(reports)})`).join(', ');
}

function classWords({ classes, types }: SubjectHistory): string {
  const counts = (of: Readonly<Record<string, number>>) => Object.entries(of).map(([name, count]) => `${label(name)} ${thousands(count)}`);
  const ofTypes = counts(types).slice(0, 4).join(', ');
  return counts(classes).join(', ') + (ofTypes ? ` (${ofTypes})` : '') || 'not classed';
}

/** A domain and the host of the same name are one thing to a reader. */
function grouped(groups: readonly FactGroup[]): (FactGroup & { readonly kinds: readonly string[] })[] {
  const merged = new Map<string, FactGroup & { kinds: string[] }>();
  for (const group of groups) {
    const isSite = group.kind === 'domain' || group.kind === 'host';
    const key = isSite ? `site:${group.value}` : group.subject;
    const before = merged.get(key);
    const kind = kindWords[group.kind] ?? label(group.kind);
    if (before)
      merged.set(key, { ...before, kinds: [...before.kinds, kind], observations: [...before.observations, ...group.observations] });
    else merged.set(key, { ...group, kinds: [kind] });
  }
  return [...merged.values()];
}

function factsView(
  { kinds, value, observations, risk }: FactGroup & { readonly kinds: readonly string[] },
  names: ViewNames,
  at: number,
): FactsView {
  const rows = new Map<string, { values: Set<string>; of: Observation }>();
  const telling = observations.filter((one) => saysSomething(one, value)).map(withoutShape);
  for (const one of telling.sort((a, b) => placeOf(a.field) - placeOf(b.field))) {
    const key = `${one.field}\n${one.source}\n${dayOf(one.observedAt)}`;
    const row = rows.get(key);
    if (row) row.values.add(one.value);
    else rows.set(key, { values: new Set([one.value]), of: one });
  }
  return {
    heading: `${kinds.join(' and ')} ${subjectWords(value)}`,
    risk: risk ? riskWords(risk) : null,
    rows: [...rows.values()].map(({ values, of }) => factRow(of.field, [...values], of, names, at)),
  };
}

/** What every reader asks first; the rest follows as the sources give it. */
const firstFields = [
  'imitates',
  'imitates_how',
  'imitates_why',
  'imitates_sure',
  'official_of',
  'bears_name_of',
  'listed_as',
  'malicious_verdicts',
  'suspicious_verdicts',
  'status',
  'line_type',
  'disposable',
  'fraud_score',
  'recent_abuse',
  'spam_reports',
  'current_operator',
  'original_operator',
  'operator_kind',
  'country',
  'registered_at',
  'registrar',
  'registrar_abuse_email',
  'registration_status',
  'host_kind',
  'resolves_to',
  'as_number',
  'as_name',
];
const lastFields = ['randomness', 'name_shape', 'suffix', 'site', 'registrable_domain'];

function placeOf(field: string): number {
  const first = firstFields.indexOf(field);
  return first >= 0 ? first : firstFields.length + 1 + lastFields.indexOf(field);
}

/** That a host's site is the host itself, or that it is not shared, need not be read. */
function saysSomething({ field, value }: Observation, of: string): boolean {
  return !((field === 'site' || field === 'registrable_domain') && value === of) && !(field === 'shared' && value === 'false');
}

/** The measures of a name are one row. */
function withoutShape(one: Observation): Observation {
  return /^name_(?:entropy|vowel_ratio|word_share|consonant_run)$/.test(one.field)
    ? { ...one, field: 'name_shape', value: `${one.field.slice(5).replace('_', ' ')} ${one.value}` }
    : one;
}

function riskWords({ verdict, score }: Risk): string {
  return `${verdictWords[verdict].toLowerCase()}, ${score} of 100`;
}

function factRow(
  field: string,
  values: readonly string[],
  { source, observedAt, validUntil }: Observation,
  names: ViewNames,
  at: number,
): FactRow {
  const shown = values.slice(0, mostValues).map((value) => shorten(valueWords(value), mostCharacters));
  const more = values.length > shown.length ? ` and ${thousands(values.length - shown.length)} more` : '';
  return {
    field: fieldWords(field),
    value: shown.join(', ') + more,
    source: nameOf(source, names),
    date: dayOf(observedAt) + (validUntil === null || validUntil >= at ? '' : `, ran out ${dayOf(validUntil)}`),
  };
}

function notAskedView({ notAsked }: LookupReport): LookupView['notAsked'] {
  const byWhy = new Map<string, string[]>();
  for (const { name, reason, detail } of notAsked) {
    // What a provider answered is text from outside; the other details are our own words.
    const told = reason === 'failed' || reason === 'waiting' ? words(detail) : oneLine(detail);
    const why = detail ? `${whyNot[reason]}: ${shorten(told, 120)}` : whyNot[reason];
    const list = byWhy.get(why) ?? [];
    if (!list.includes(name)) list.push(name);
    byWhy.set(why, list);
  }
  return [...byWhy].map(([why, list]) => ({ names: nameWords([...list].sort().join(', ')), why }));
}

function nameOf(source: string, { sources }: ViewNames): string {
  return nameWords(sources.get(source) ?? source);
}
