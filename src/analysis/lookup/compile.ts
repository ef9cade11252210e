import type {
  FactGroup,
  LookupCampaign,
  LookupReport,
  MessageSummary,
  NotAsked,
  ReadLookup,
  Risk,
  SubjectHistory,
} from '../../model/lookup.ts';
import { type Observation, type Subject, type SubjectKey, subjectKey } from '../../model/observation.ts';
import type { CampaignSummary } from '../../model/overview.ts';
import { disagreements } from './disagreements.ts';
import { riskOf } from './risk.ts';
import { sharedHostKinds } from './shared-hosts.ts';

/** All that was found about one thing. */
export interface LookupFindings {
  readonly given: string;
  readonly read: ReadLookup;
  /** Milliseconds UTC. */
  readonly at: number;
  /** Of a text: what was read in it, its key among the histories, and its parts, each with what it leads to. */
  readonly message: { readonly summary: MessageSummary; readonly key: SubjectKey; readonly parts: readonly (readonly Subject[])[] } | null;
  /** Addresses to which hosts of it are known to lead. */
  readonly derived: readonly Subject[];
  readonly observations: ReadonlyMap<SubjectKey, readonly Observation[]>;
  /** Null without a workspace. */
  readonly histories: ReadonlyMap<SubjectKey, SubjectHistory> | null;
  readonly campaigns: ReadonlyMap<string, CampaignSummary>;
  readonly notAsked: readonly NotAsked[];
  /** Ids of sources without network. */
  readonly shipped: ReadonlySet<string>;
}

/** So many campaigns stand in a report. */
const mostCampaigns = 8;

/** Puts together what was found: risk, facts by subject, history, campaigns, disagreements. */
export function compileLookup(findings: LookupFindings): LookupReport {
  const { given, read, at, message, derived, notAsked } = findings;
  const parts = message?.parts ?? [];
  const risks = new Map(parts.map((subjects) => [subjectKey(subjects[0] as Subject), subjectRisk(subjects, findings)]));
  const subjects = unique([...read.subjects, ...parts.flat(), ...derived]);
  const all = subjects.flatMap((subject) => findings.observations.get(subjectKey(subject)) ?? []);
  return {
    given,
    kind: read.kind,
    value: read.value,
    at,
    risk: message ? textRisk(message, risks, findings) : subjectRisk(read.subjects, findings),
    message: message?.summary ?? null,
    groups: subjects.map((subject): FactGroup => {
      const key = subjectKey(subject);
      return { subject: key, ...subject, risk: risks.get(key) ?? null, observations: findings.observations.get(key) ?? [] };
    }),
    history: historyOf([...(message ? [message.key] : []), ...subjects.map(subjectKey)], findings),
    campaigns: campaignsOf([...(message ? [message.key] : []), ...subjects.map(subjectKey)], findings),
    disagreements: disagreements(all, findings.shipped, at),
    notAsked,
  };
}

/** The risk of a subject by all that is known of it and what it leads to. */
export function subjectRisk(subjects: readonly Subject[], findings: Omit<LookupFindings, 'read' | 'given' | 'message' | 'derived'>): Risk {
  const [first] = subjects as [Subject];
  const observations = subjects.flatMap((subject) => findings.observations.get(subjectKey(subject)) ?? []);
  const { shipped, at: now, histories } = findings;
  const history = histories && (ownHistory(subjects, observations, histories) ?? nothing);
  return riskOf({ kind: first.kind, value: first.value, observations, history, verdict: null, parts: [], shipped, now });
}

function textRisk(
  { summary, key, parts }: NonNullable<LookupFindings['message']>,
  risks: ReadonlyMap<SubjectKey, Risk>,
  { histories, shipped, at: now, read }: LookupFindings,
): Risk {
  const scored = parts.map(([first]) => {
    const { value } = first as Subject;
    return { value, score: risks.get(subjectKey(first as Subject))?.score ?? 0 };
  });
  const history = histories && (histories.get(key) ?? nothing);
  return riskOf({ kind: 'text', value: read.value, observations: [], history, verdict: summary.verdict, parts: scored, shipped, now });
}

const nothing: SubjectHistory = {
  reports: 0,
  asSender: 0,
  first: null,
  last: null,
  classes: {},
  types: {},
  campaigns: [],
  campaignCount: 0,
};

/** A link that stood in no report is judged by its host or domain, unless many share that. */
function ownHistory(
  subjects: readonly Subject[],
  observations: readonly Observation[],
  histories: ReadonlyMap<SubjectKey, SubjectHistory>,
): SubjectHistory | null {
  const [first] = subjects as [Subject];
  const isShared = observations.some(
    ({ field, value }) =>
      field === 'official_of' || (field === 'shared' && value === 'true') || (field === 'host_kind' && sharedHostKinds.has(value)),
  );
  const counted = subjects.filter(({ kind }) => kind === first.kind || (!isShared && first.kind !== 'email' && kind !== 'number'));
  const known = counted.flatMap((subject) => histories.get(subjectKey(subject)) ?? []);
  return known.reduce<SubjectHistory | null>((most, one) => (most && most.reports >= one.reports ? most : one), null);
}

function historyOf(keys: readonly SubjectKey[], { histories }: LookupFindings): Readonly<Record<SubjectKey, SubjectHistory>> | null {
  if (histories === null) return null;
  return Object.fromEntries(
    keys.flatMap((key) => {
      const history = histories.get(key);
      return history ? [[key, history]] : [];
    }),
  );
}

/** Campaigns with the subjects that stand in them, those with most of the subject's reports first. */
function campaignsOf(keys: readonly SubjectKey[], { histories, campaigns }: LookupFindings): LookupCampaign[] {
  const through = new Map<string, { subject: SubjectKey; reports: number }[]>();
  for (const key of keys) {
    for (const { campaignId, reports } of histories?.get(key)?.campaigns ?? []) {
      through.set(campaignId, [...(through.get(campaignId) ?? []), { subject: key, reports }]);
    }
  }
  const most = (list: readonly { reports: number }[]) => Math.max(...list.map(({ reports }) => reports));
  return [...through]
    .sort(([a, x], [b, y]) => most(y) - most(x) || (a < b ? -1 : 1))
    .slice(0, mostCampaigns)
    .flatMap(([id, list]): LookupCampaign[] => {
      const summary = campaigns.get(id);
      return summary ? [{ ...summary, through: list }] : [];
    });
}

function unique(subjects: readonly Subject[]): Subject[] {
  return [...new Map(subjects.map((subject) => [subjectKey(subject), subject])).values()];
}
