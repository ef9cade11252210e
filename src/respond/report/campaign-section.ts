import type { CampaignDetail, JoinSighting, PartSighting, ScriptSighting, SenderSighting } from '../../model/overview.ts';
import { brandName, campaignTitle, dayOf, dayRange, factWord, label, noSuchNumber, plural, thousands } from '../names.ts';
import { defang, defangWithin, escapeHtml } from '../text-safety.ts';
import { campaignMap } from './campaign-map.ts';
import { timelineChart } from './charts.ts';

/** One campaign of the report: what it says, who sends it, where it leads, when, and why it is one. */
export function campaignSection(campaign: CampaignDetail, brandNames: ReadonlyMap<string, string>): string {
  const map = campaignMap(campaign);
  return `<section class="campaign" id="${escapeHtml(campaign.campaignId)}">
<h3>${escapeHtml(defangWithin(campaignTitle(campaign, brandNames)))}</h3>
<p>${tags(campaign)}<span class="soft mono">${escapeHtml(campaign.campaignId)}</span></p>
<p>${account(campaign, brandNames)}</p>
<h4>What it says</h4>
${campaign.scripts.slice(0, 5).map(script).join('')}
${more(campaign.scriptCount - Math.min(5, campaign.scripts.length), 'script', campaign.campaignId)}
<div class="two"><div><h4>When</h4>${campaign.timeline.length > 0 ? timelineChart(campaign.timeline) : '<p class="soft">No report of it has a time.</p>'}</div>
<div><h4>Why it is called ${escapeHtml(label(campaign.messageClass))}</h4><ul>${reasonsFor(campaign)
    .slice(0, 6)
    .map((reason) => `<li>${escapeHtml(defangWithin(reason))}</li>`)
    .join('')}</ul></div></div>
${map ? `<h4>Map</h4><div class="wide">${map}</div>` : ''}
<div class="two"><div>${senders(campaign)}</div><div>${places('Domains', campaign.domainList, campaign)}${places('Call-back numbers, handles and accounts', campaign.contacts, campaign)}</div></div>
${why(campaign)}
</section>`;
}

/** The reasons of the commonest script that bears the campaign's class. */
function reasonsFor({ scripts, messageClass }: CampaignDetail): readonly string[] {
  return (scripts.find((one) => one.messageClass === messageClass) ?? scripts[0])?.reasons ?? [];
}

function tags({ messageClass, scamType, language, calls }: CampaignDetail): string {
  const list = [`<span class="tag ${escapeHtml(messageClass)}">${escapeHtml(label(messageClass))}</span>`];
  if (scamType) list.push(`<span class="tag">${escapeHtml(label(scamType))}</span>`);
  if (language !== 'und') list.push(`<span class="tag">${escapeHtml(language)}</span>`);
  if (calls > 0) list.push(`<span class="tag">${plural(calls, 'call report')}</span>`);
  return `${list.join('')} `;
}

/** The campaign in a few words. */
function account(campaign: CampaignDetail, brandNames: ReadonlyMap<string, string>): string {
  const brand = brandName(campaign.brand, brandNames);
  const what = `${thousands(campaign.reports)} reports of ${plural(campaign.texts, 'text')} in ${plural(campaign.scriptCount, 'wording')}`;
  const whom = brand ? `, ${campaign.messageClass === 'scam' ? 'imitating' : 'naming'} ${escapeHtml(brand)}` : '';
  const from = campaign.senders > 0 ? ` from ${plural(campaign.senders, 'sender')}` : '';
  const to = campaign.domains > 0 ? `, leading to ${plural(campaign.domains, 'domain')}` : '';
  const when = campaign.first === null ? '' : `, seen ${dayRange(campaign.first, campaign.last)}`;
  const recent = campaign.recent > 0 ? ` ${plural(campaign.recent, 'report')} in the feed's last seven days.` : '';
  return `${what}${whom}${from}${to}${when}.${recent}`;
}

/** The script with its slots marked. */
function script({ script: text, reports }: ScriptSighting): string {
  const marked = escapeHtml(defangWithin(text)).replace(/\{(\w+)\}/g, (_, slot: string) => `<mark>${escapeHtml(label(slot))}</mark>`);
  return `<div class="script" dir="auto"><span class="of">${thousands(reports)}&times;</span>${marked}</div>`;
}

function senders({ senderList: list, senders: total, campaignId }: CampaignDetail): string {
  if (list.length === 0) return '<h4>Senders</h4><p class="soft">None known.</p>';
  const rows = list
    .slice(0, 15)
    .map(
      (sender) =>
        `<tr><td class="mono"><bdi>${escapeHtml(defangWithin(sender.value))}</bdi></td><td>${escapeHtml(senderWords(sender))}</td><td class="n">${sender.reports}</td><td class="n">${dayOf(sender.last)}</td></tr>`,
    );
  return `<h4>Senders</h4><table><tr><th>sender</th><th>what is known</th><th class="n">reports</th><th class="n">last seen</th></tr>${rows.join('')}</table>${more(total - rows.length, 'sender', campaignId)}`;
}

function senderWords({ kind, facts }: SenderSighting): string {
  const words = [
    label(kind),
    facts.country,
    facts.line_type && factWord(facts.line_type),
    facts.original_operator && `range of ${facts.original_operator}`,
  ];
  if (facts.operator_kind && facts.operator_kind !== 'physical') words.push(factWord(facts.operator_kind));
  if (facts.bears_name_of) words.push(`bears the name of ${facts.bears_name_of}`);
  if (facts.valid === 'false') words.push(noSuchNumber);
  if (facts.disposable === 'true') words.push(`texts to it were public on ${facts.disposable_seen_at}`);
  return words.filter(Boolean).join(', ');
}

function places(title: string, list: readonly PartSighting[], { campaignId }: CampaignDetail): string {
  if (list.length === 0) return '';
  const rows = list
    .slice(0, 15)
    .map(
      (part) =>
        `<tr><td class="mono"><bdi>${escapeHtml(defang(part.value))}</bdi></td><td>${escapeHtml(placeWords(part))}</td><td class="n">${part.reports}</td><td class="n">${dayOf(part.last)}</td></tr>`,
    );
  return `<h4>${title}</h4><table><tr><th>value</th><th>what is known</th><th class="n">reports</th><th class="n">last seen</th></tr>${rows.join('')}</table>${more(list.length - rows.length, 'value', campaignId)}`;
}

function placeWords({ kind, facts }: PartSighting): string {
  const words = [
    kind === 'domain' ? facts.host_kind && factWord(facts.host_kind) : label(kind),
    facts.country,
    facts.line_type && factWord(facts.line_type),
  ];
  if (facts.bears_name_of) words.push(`bears the name of ${facts.bears_name_of}`);
  if (facts.official_of) words.push(`of ${facts.official_of}`);
  return words.filter(Boolean).join(', ');
}

function why({ joins, joinCount }: CampaignDetail): string {
  if (joins.length === 0) {
    return '<h4>Why it is one campaign</h4><p>All its texts are of one script, equal but for its slots.</p>';
  }
  const rows = joins.slice(0, 8).map(join).join('');
  return `<h4>Why it is one campaign</h4><p>Its scripts are held together by ${plural(joinCount, 'join')}; a join needs 8 bits of evidence (odds of 256 to 1). Weakest first.</p>
<details${joinCount <= 3 ? ' open' : ''}><summary>${joins.length < joinCount || joins.length > 8 ? 'The weakest joins' : 'The joins'} with their evidence</summary>${rows}</details>`;
}

function join({ bits, evidence, a, b }: JoinSighting): string {
  const reasons = evidence.map((one) => `${escapeHtml(defangWithin(one.detail))} (${one.bits > 0 ? '+' : ''}${one.bits})`).join('; ');
  const text = (message: string) => escapeHtml(defangWithin(message.length > 180 ? `${message.slice(0, 179)}…` : message));
  return `<div class="join"><b>${bits.toFixed(1)} bits</b>: ${reasons}<div class="msg" dir="auto">A: ${text(a)}</div><div class="msg" dir="auto">B: ${text(b)}</div></div>`;
}

function more(count: number, what: string, campaignId: string): string {
  const command = `hookline campaign ${escapeHtml(campaignId)} --limit 1000`;
  return count > 0 ? `<p class="soft">and ${plural(count, `more ${what}`)}: <code>${command}</code></p>` : '';
}
