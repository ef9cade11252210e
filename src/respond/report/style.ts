/** The report's one style sheet: light and dark, screen and print. */
export const style = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--back:#fff;--card:#f6f8fa;--slot:#fff1c2;--link:#0550ae;--scam:#b3410e}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9da7b1;--line:#3d444d;--back:#0d1117;--card:#161b22;--slot:#5a4700;--link:#79b8ff;--scam:#ff9a5c}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1080px;padding:24px;background:var(--back);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
h1{font-size:26px;margin:0}h2{font-size:20px;margin:40px 0 8px;border-bottom:1px solid var(--line);padding-bottom:4px}h3{font-size:17px;margin:28px 0 6px}h4{font-size:14px;margin:16px 0 4px;color:var(--soft)}
a{color:var(--link)}p{margin:6px 0}.soft{color:var(--soft)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:10px;margin:16px 0;padding:0;list-style:none}
.figures li{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:8px 12px}.figures b{display:block;font-size:22px}
table{border-collapse:collapse;width:100%;font-size:14px}th,td{text-align:left;padding:4px 8px;border-bottom:1px solid var(--line);vertical-align:top}
th{color:var(--soft);font-weight:600}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td.t{white-space:nowrap}td.mono{min-width:9.5em}
.wide{overflow-x:auto}.campaign{border:1px solid var(--line);border-radius:8px;padding:4px 18px 16px;margin:18px 0}
.script{background:var(--card);border-left:4px solid var(--line);padding:8px 12px;margin:6px 0;white-space:pre-wrap;overflow-wrap:anywhere}
.script .of{float:right;color:var(--soft);font-size:13px;margin-left:12px}
mark{background:var(--slot);color:inherit;border-radius:3px;padding:0 3px;font-size:.92em}
.tag{display:inline-block;border:1px solid var(--line);border-radius:10px;padding:0 8px;font-size:13px;margin-right:4px}.tag.scam{color:var(--scam);border-color:var(--scam)}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(380px,100%),1fr));gap:0 28px}
code,.mono{font-family:ui-monospace,monospace;font-size:.92em;overflow-wrap:anywhere}
details{margin:8px 0}summary{cursor:pointer;color:var(--link)}
svg{max-width:100%;height:auto}svg text{fill:var(--ink);font:11px system-ui,sans-serif}svg [stroke="currentColor"]{stroke:var(--line)}
.spark rect{fill:var(--link)}.map{width:100%}.map path{fill:none;stroke:var(--soft);opacity:.45}.map rect{fill:var(--card);stroke:var(--line)}.map .n{text-anchor:end;fill:var(--soft)}.map .head{fill:var(--soft);font-weight:600}
.legend span{margin-right:14px;font-size:13px;white-space:nowrap}.legend i{display:inline-block;width:11px;height:11px;border-radius:2px;margin-right:5px}
.join{border-top:1px solid var(--line);padding:6px 0}.join .msg{color:var(--soft);overflow-wrap:anywhere}
@media print{.campaign{break-inside:avoid}body{max-width:none}}
`;
