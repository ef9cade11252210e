import type { LookupKind } from '../../model/lookup.ts';
import type { Observation } from '../../model/observation.ts';
import type { Known } from './known.ts';
import type { RiskEvidence } from './risk.ts';
import { sharedHostKinds } from './shared-hosts.ts';

/** One rule of the risk score. `points` are what it adds where it holds whole. */
export interface RiskRule {
  readonly id: string;
  readonly points: number;
  /** Of the rules of one family the heaviest that holds counts. */
  readonly family: string;
  readonly of: readonly LookupKind[];
  /** What made it hold, for people, and to what share (1 unless given); null where it does not. */
  readonly holds: (known: Known, evidence: RiskEvidence) => Held | null;
}

interface Held {
  readonly detail: string;
  readonly share?: number;
}

const site: readonly LookupKind[] = ['domain', 'host', 'url'];
const siteOrMail: readonly LookupKind[] = [...site, 'email'];
const number: readonly LookupKind[] = ['number'];
const single: readonly LookupKind[] = ['number', 'sender_name', 'domain', 'host', 'url', 'ip', 'email'];

type Rule = [id: string, points: number, of: readonly LookupKind[], holds: RiskRule['holds'], family?: string];

/** In the order in which docs/reference/risk.md tells them. */
const table: readonly Rule[] = [
  ['reported_often', 55, single, ownScams(10, Number.POSITIVE_INFINITY), 'reported'],
  ['reported_some', 40, single, ownScams(3, 10), 'reported'],
  ['reported_once', 25, single, ownScams(1, 3), 'reported'],
  ['reported_shared', 10, single, ownScamsOfShared, 'reported'],
  ['reported_genuine', -15, single, ownGenuine, 'reported'],

  ['listed', 60, single, (known) => listing(known, 'listed as', (one) => !isBeside(known, one)), 'listed'],
  [
    'listed_beside',
    10,
    single,
    (known) => listing(known, 'many use it, and some address there is listed as', (one) => isBeside(known, one)),
    'listed',
  ],
  ['verdicts_many', 50, single, figure('malicious_verdicts', 5, Number.POSITIVE_INFINITY), 'verdicts'],
  ['verdicts_some', 30, single, figure('malicious_verdicts', 2, 5), 'verdicts'],
  ['verdicts_one', 15, single, figure('malicious_verdicts', 1, 2), 'verdicts'],

  ['imitates_brand', 45, [...siteOrMail, 'sender_name'], imitates, 'brand'],
  ['host_bears_name', 35, siteOrMail, hostBearsName, 'brand'],
  ['bears_brand_name', 10, ['sender_name'], (known) => each(known, 'bears_name_of', 'anybody can send under the name of'), 'brand'],
  ['official_domain', -60, site, officialDomain, 'standing'],
  ['popular_site', -20, site, (known) => (isAnybodys(known) ? null : is(known, 'host_kind', 'popular')), 'standing'],
  ['registered_week', 25, siteOrMail, registered(0, 7), 'age'],
  ['registered_month', 20, siteOrMail, registered(7, 30), 'age'],
  ['registered_quarter', 10, siteOrMail, registered(30, 90), 'age'],
  ['registered_years', -5, site, registered(5 * 365, Number.POSITIVE_INFINITY), 'age'],
  ['on_hold', 20, siteOrMail, onHold],
  ['free_hosting', 10, site, anybodysSite, 'hosting'],
  ['shortener', 5, site, leadsOn, 'hosting'],
  ['random_name', 10, siteOrMail, (known) => is(known, 'randomness', 'high', 'random')],
  ['address_as_host', 15, ['url'], addressAsHost],

  ['no_such_number', 20, number, (known) => is(known, 'valid', 'false')],
  ['premium_rate', 15, number, (known) => is(known, 'line_type', 'premium_rate'), 'line'],
  ['voip', 15, number, (known) => is(known, 'line_type', 'voip'), 'line'],
  ['personal_or_pager', 10, number, (known) => is(known, 'line_type', 'personal', 'pager'), 'line'],
  ['virtual_operator', 10, number, virtualOperator],
  ['disposable', 35, ['number', 'email'], (known) => is(known, 'disposable', 'true')],
  ['number_dead', 10, number, (known) => is(known, 'status', 'dead'), 'status'],
  ['number_absent', 5, number, (known) => is(known, 'status', 'absent'), 'status'],
  ['fraud_score_high', 30, number, figure('fraud_score', 75, Number.POSITIVE_INFINITY), 'fraud'],
  ['fraud_score_some', 15, number, figure('fraud_score', 50, 75), 'fraud'],
  ['recent_abuse', 25, number, (known) => is(known, 'recent_abuse', 'true')],
  ['spam_reports_many', 20, number, figure('spam_reports', 10, Number.POSITIVE_INFINITY), 'spam'],
  ['spam_reports_some', 10, number, figure('spam_reports', 1, 10), 'spam'],

  ['text_scam', 60, ['text'], verdict('scam'), 'text'],
  ['text_spam', 10, ['text'], verdict('spam'), 'text'],
  ['text_genuine', -20, ['text'], (_, evidence) => verdict('legitimate')(_, evidence) ?? verdict('passcode')(_, evidence), 'text'],
  ['text_known', 40, ['text'], ownScams(1, Number.POSITIVE_INFINITY)],
  ['leads_to_scam', 35, ['text'], leadsTo(70, 101), 'leads'],
  ['leads_to_suspicious', 15, ['text'], leadsTo(40, 70), 'leads'],
];

export const riskRules: readonly RiskRule[] = table.map(([id, points, of, holds, family = id]) => ({ id, points, family, of, holds }));

function from({ source, observedAt }: Observation): string {
  return `${source}, ${new Date(observedAt).toISOString().slice(0, 10)}`;
}

function each(known: Known, field: string, words: string): Held | null {
  return told(known.all(field), words);
}

function told(all: readonly Observation[], words: string): Held | null {
  const [first] = all;
  if (!first) return null;
  const values = [...new Set(all.map(({ value }) => value))].slice(0, 3);
  return { detail: `${words} ${values.join(', ')} (${from(first)})` };
}

function is(known: Known, field: string, ...values: readonly string[]): Held | null {
  const found = known.is(field, ...values);
  return found ? { detail: `${said(field)} ${said(found.value)} (${from(found)})` } : null;
}

function said(code: string): string {
  return code.replaceAll('_', ' ');
}

/** At least `least`, under `below`. */
function figure(field: string, least: number, below: number): RiskRule['holds'] {
  return (known) => {
    const most = known.most(field);
    return most && most.figure >= least && most.figure < below ? { detail: `${said(field)} ${most.figure} (${from(most.from)})` } : null;
  };
}

function listing(known: Known, words: string, counts: (one: Observation) => boolean): Held | null {
  return told(known.all('listed_as').filter(counts), words);
}

/** True where a list of addresses names others on a host that many use: `bit.ly` has thousands that harm, and millions that do not. */
function isBeside(known: Known, { subject, source }: Observation): boolean {
  return manyUse(known) && known.all('listed_urls').some((sum) => sum.subject === subject && sum.source === source);
}

function manyUse(known: Known): boolean {
  return known.is('host_kind', ...sharedHostKinds) !== null || known.is('shared', 'true') !== null || known.has('official_of');
}

function isShared(known: Known, { kind }: RiskEvidence): boolean {
  if (kind === 'sender_name') return known.has('bears_name_of');
  return (kind === 'domain' || kind === 'host') && manyUse(known);
}

function ownScams(least: number, below: number): RiskRule['holds'] {
  return (known, evidence) => {
    const scams = evidence.history?.classes.scam ?? 0;
    if (scams < least || scams >= below || isShared(known, evidence)) return null;
    return { detail: `in ${count(scams)} of ours that ${scams === 1 ? 'is a scam' : 'are scams'}` };
  };
}

function ownScamsOfShared(known: Known, evidence: RiskEvidence): Held | null {
  const scams = evidence.history?.classes.scam ?? 0;
  if (scams === 0 || !isShared(known, evidence)) return null;
  return { detail: `in ${count(scams)} of ours that ${scams === 1 ? 'is a scam' : 'are scams'}, but many use it` };
}

/** Five reports or more, and all of them genuine. */
function ownGenuine(_: Known, { history }: RiskEvidence): Held | null {
  if (history === null) return null;
  const genuine = (history.classes.legitimate ?? 0) + (history.classes.passcode ?? 0);
  const all = Object.values(history.classes).reduce((sum, n) => sum + n, 0);
  return genuine >= 5 && genuine === all ? { detail: `in ${count(genuine)} of ours, all genuine` } : null;
}

function count(reports: number): string {
  return `${reports} report${reports === 1 ? '' : 's'}`;
}

function imitates(known: Known): Held | null {
  const [brand] = known.all('imitates');
  if (!brand) return null;
  const how = [...new Set(known.all('imitates_how').map(({ value }) => said(value)))].join(' and ');
  const [why] = known.all('imitates_why');
  return { detail: `looks like ${brand.value}${how ? ` by ${how}` : ''}${why ? `: ${why.value}` : ''} (${from(brand)})` };
}

function officialDomain(known: Known): Held | null {
  if (isAnybodys(known)) return null;
  return each(known, 'official_of', 'official domain of') ?? is(known, 'host_kind', 'official');
}

/**
 * Anybody has a page, form, chat or short link there, so that the site's good name stands for nobody: `docs.google.com`, `wa.me`, `facebook.com/some.shop`,
 * `google.com/url?q=…`.
 */
function isAnybodys(known: Known): boolean {
  return known.has('open_page') || known.is('host_kind', ...anybodys) !== null;
}

function anybodysSite(known: Known): Held | null {
  const open = known.is('open_page', 'page', 'payment', 'file', 'form');
  if (open) return { detail: `a ${open.value} that anybody can put there (${from(open)})` };
  return is(known, 'host_kind', 'free_host', 'dynamic_dns', 'tunnel');
}

function leadsOn(known: Known): Held | null {
  const open = known.is('open_page', 'redirect');
  if (!open) return is(known, 'host_kind', 'shortener');
  const [end] = known.all('leads_to');
  return { detail: `leads on to ${end ? end.value : 'another address'} (${from(open)})` };
}

const anybodys = ['shortener', 'free_host', 'dynamic_dns', 'tunnel', 'chat'] as const;

/** Where nothing finer tells how: the brand's name stands in a host that is not the brand's. */
function hostBearsName(known: Known): Held | null {
  // Of a link that leads on it may be the other end that is official.
  if ((known.has('official_of') && !known.has('open_page')) || known.is('host_kind', 'shortener', 'chat')) return null;
  return each(known, 'bears_name_of', 'the host bears the name of');
}

function registered(least: number, below: number): RiskRule['holds'] {
  return (known) => {
    const age = known.days('registered_at');
    if (!age || age.days < least || age.days >= below) return null;
    const days = Math.floor(age.days);
    const words = days > 730 ? `${Math.floor(days / 365)} years` : `${days} day${days === 1 ? '' : 's'}`;
    return { detail: `registered ${words} ago, on ${age.from.value.slice(0, 10)} (${from(age.from)})` };
  };
}

/** The registrar or registry has taken it out of use. */
function onHold(known: Known): Held | null {
  const held = known.all('registration_status').find(({ value }) => /hold|pending\s?delete|redemption/i.test(value));
  return held ? { detail: `registration status ${held.value} (${from(held)})` } : null;
}

function virtualOperator(known: Known): Held | null {
  return is(known, 'operator_kind', 'virtual', 'wholesale_cpaas');
}

function addressAsHost(_: Known, { value }: RiskEvidence): Held | null {
  return /^https?:\/\/(?:\d{1,3}\.){3}\d{1,3}(?![\w.-])/.test(value) ? { detail: 'an address instead of a name' } : null;
}

/** As sure as the classifier is. */
function verdict(messageClass: string): RiskRule['holds'] {
  return (_, { verdict: said }) => {
    if (said?.messageClass !== messageClass) return null;
    const by = said.producer.startsWith('person:') ? `a person (${said.producer.slice(7)})` : said.producer;
    return { detail: `${messageClass} with confidence ${said.confidence.toFixed(2)}, by ${by}`, share: said.confidence };
  };
}

function leadsTo(least: number, below: number): RiskRule['holds'] {
  return (_, { parts }) => {
    const worst = parts.reduce<{ value: string; score: number } | null>(
      (most, part) => (most && most.score >= part.score ? most : part),
      null,
    );
    return worst && worst.score >= least && worst.score < below
      ? { detail: `leads to ${worst.value}, whose score is ${worst.score}` }
      : null;
  };
}
