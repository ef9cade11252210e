import type { DisagreementView, FactRow, FactsView, LookupView } from '../../model/lookup-view.ts';
import { style } from '../report/style.ts';
import { escapeHtml } from '../text-safety.ts';

const own = `
body{max-width:920px}.head{display:flex;flex-wrap:wrap;gap:4px 24px;align-items:flex-end;justify-content:space-between}h1{overflow-wrap:anywhere}
.verdict{display:flex;gap:18px;align-items:center;background:var(--card);border:1px solid var(--line);border-left:8px solid var(--soft);border-radius:6px;padding:10px 18px;margin:16px 0}
.verdict b{font-size:24px}.verdict .meter{flex:1;min-width:120px}.verdict .of{white-space:nowrap;font-size:20px;font-variant-numeric:tabular-nums}
.verdict.scam{border-left-color:var(--scam)}.verdict.suspicious{border-left-color:#b58300}.verdict.legitimate{border-left-color:#009e73}
.meter svg{width:100%;height:10px;display:block}.meter .back{fill:var(--line)}.meter .fill{fill:var(--soft)}.scam .meter .fill{fill:var(--scam)}.suspicious .meter .fill{fill:#b58300}.legitimate .meter .fill{fill:#009e73}
td.value{overflow-wrap:anywhere}td.w{width:22%}td.points{width:4em}section{break-inside:avoid}
`;

/** The look-up as one HTML page without script, network or outside parts; what it is about stands in it as text. */
export function lookupPage(view: LookupView, version: string): string {
  const { title, kind, given, at, verdict, verdictWords, score } = view;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Look-up: ${escapeHtml(title)}</title><style>${style}${own}</style></head><body>
<header><div class="head"><h1 dir="auto"><bdi>${escapeHtml(title)}</bdi></h1><span class="soft">${escapeHtml(kind)}</span></div>
<p class="soft">Looked up ${escapeHtml(at)} by Hookline ${escapeHtml(version)}.${given ? ` Given as <bdi>${escapeHtml(given)}</bdi>.` : ''} Links and addresses are written so that nobody follows them by mistake.</p></header>
<div class="verdict ${verdict}"><b>${escapeHtml(verdictWords)}</b><div class="meter"><svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="risk ${score} of 100"><rect class="back" width="100" height="10" rx="2"/><rect class="fill" width="${score}" height="10" rx="2"/></svg></div><span class="of">risk <b>${score}</b> of 100</span></div>
${message(view)}<h2>Why</h2>
<table><tr><th class="n">points</th><th>reason</th><th>rule</th></tr>${view.reasons
    .map(
      ({ points, detail, rule }) =>
        `<tr><td class="n points">${escapeHtml(points)}</td><td class="value" dir="auto">${escapeHtml(detail)}</td><td class="soft mono">${escapeHtml(rule)}</td></tr>`,
    )
    .join('')}</table>
${view.unknown.length > 0 ? `<p><b>Not known:</b> ${escapeHtml(view.unknown.join('; '))}. What is not known does not speak for anybody.</p>` : ''}
<h2>In our own reports</h2>
${history(view)}${campaigns(view)}
<h2>Facts</h2>
${view.facts.map(facts).join('\n')}
${view.disagreements.length > 0 ? `<h2>Where sources disagree</h2>\n${view.disagreements.map(disagreement).join('\n')}` : ''}
<h2>Not asked</h2>
${
  view.notAsked.length === 0
    ? '<p class="soft">Every source that could say something was asked.</p>'
    : `<table><tr><th>source</th><th>why</th></tr>${view.notAsked.map(({ names, why }) => `<tr><td>${escapeHtml(names)}</td><td class="w">${escapeHtml(why)}</td></tr>`).join('')}</table>`
}
</body></html>
`;
}

function message({ message: of }: LookupView): string {
  if (of === null) return '';
  const undone = of.evasions ? `<p class="soft">Undone in it: ${escapeHtml(of.evasions)}.</p>` : '';
  return `<h2>The message</h2><div class="script" dir="auto">${escapeHtml(of.text)}</div>
<p><b>${escapeHtml(of.verdict)}</b></p>${undone}<ul>${of.reasons.map((reason) => `<li dir="auto">${escapeHtml(reason)}</li>`).join('')}</ul>\n`;
}

function history({ history: list }: LookupView): string {
  if (list === null) return '<p class="soft">No workspace was given, so our own reports were not looked at.</p>';
  if (list.length === 0) return '<p class="soft">It stands in none of our reports.</p>';
  const rows = list.map(
    ({ subject, reports, seen, classes }) =>
      `<tr><td class="value"><bdi>${escapeHtml(subject)}</bdi></td><td class="t">${escapeHtml(reports)}</td><td class="t">${escapeHtml(seen)}</td><td>${escapeHtml(classes)}</td></tr>`,
  );
  return `<table><tr><th>what</th><th>reports</th><th>seen</th><th>classes</th></tr>${rows.join('')}</table>`;
}

function campaigns({ campaigns: list }: LookupView): string {
  if (list.length === 0) return '';
  const rows = list.map(
    ({ id, title, reports, seen, through }) =>
      `<tr><td class="mono t">${escapeHtml(id)}</td><td class="value" dir="auto">${escapeHtml(title)}</td><td class="n">${escapeHtml(reports)}</td><td class="t">${escapeHtml(seen)}</td><td class="value"><bdi>${escapeHtml(through)}</bdi></td></tr>`,
  );
  return `<h4>Campaigns</h4><table><tr><th>campaign</th><th>what</th><th class="n">reports</th><th>seen</th><th>through (reports)</th></tr>${rows.join('')}</table>`;
}

function facts({ heading, risk, rows }: FactsView): string {
  const tag = risk ? ` <span class="tag">${escapeHtml(risk)}</span>` : '';
  const head = `<section><h4><bdi>${escapeHtml(heading)}</bdi>${tag}</h4>`;
  if (rows.length === 0) return `${head}<p class="soft">No source says anything.</p></section>`;
  return `${head}<table><tr><th>what</th><th>value</th><th>source</th><th>date</th></tr>${rows.map((row) => factLine(row)).join('')}</table></section>`;
}

function factLine({ field, value, source, date }: FactRow): string {
  return `<tr><td class="w">${escapeHtml(field)}</td><td class="value"><bdi>${escapeHtml(value)}</bdi></td><td class="w">${escapeHtml(source)}</td><td class="t">${escapeHtml(date)}</td></tr>`;
}

function disagreement({ what, said, because }: DisagreementView): string {
  return `<section><h4><bdi>${escapeHtml(what)}</bdi></h4><table>${said.map(factLine).join('')}</table><p class="soft">${escapeHtml(because)}.</p></section>`;
}
