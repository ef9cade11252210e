import type { OperationId } from './routes.ts';

/** What the areas are for. */
export const areaWords: Readonly<Record<string, string>> = {
  access: 'Who asks, tokens, the audit, and the stream of what changes.',
  intake: 'Reports on their way in: single ones, files, pasted texts.',
  runs: 'Long work, one after the other.',
  workspace: 'Counts, what was taken in, the custody log, files to take away.',
  campaigns: 'What belongs together and why; what analysts decide on it.',
  messages: 'Texts, senders and domains over the whole workspace.',
  'look-up': 'What is known of a number, sender name, domain, link, address or text.',
  review: 'Samples, labels, agreement, names of scam types.',
  connectors: 'Sources over the network, off until they are set, and data files.',
};

/** What is to be known of an operation beside its summary and its schemas. Markdown. */
export const operationWords: Readonly<Partial<Record<OperationId, string>>> = {
  health: 'For a monitor or a load balancer. 200 says that the server listens and its database answers; nothing of the workspace is told.',
  session: 'Also good for finding out whether a token still is: 401 where not. A token of scope `push` may ask it too.',
  logIn: 'For browsers; a program shows its token with each request. Tokens of scope `push` are refused.',
  events:
    'Events are named `changed` (data: `{"event":"changed","revision":"…"}`) and `run` (data: `{"event":"run","run":Run}`). The first one tells the ' +
    'revision as it is. A comment comes every 20 seconds. There is no replay: after a break ask again for what you hold.',
  makeToken: 'Keep the answer’s `token`: it cannot be shown again.',
  audit: 'Only added to; each hash covers the entry before. Pushed reports are told together, once a minute.',
  command: 'For `hookline` itself, from the same machine, with the secret of the server’s own file; tokens are not taken.',
  upload:
    'The body is the file: CSV, TSV, JSON, JSONL, Parquet or text, gzip or not. Nothing of it is in the workspace before a run takes it in. An upload that ' +
    'no run takes in goes after a day.',
  preview: 'Reads the first rows only, and takes nothing in. Send `{}` to have everything recognised.',
  pushReports:
    'Up to 1,000 reports. When this answers, they are on disk. A body that does not fit (an unknown field, a number where text is wanted) is refused as a ' +
    'whole; a report that cannot be read is put aside with its `reason`, and the others go on. A report with an `id` or a time that was handed in before ' +
    'with every field the same counts once, so it is safe to hand in again what got no answer. Handing a report in again also tells the campaign it has by then.',
  startRun:
    'Answers at once with a run that waits; follow it by `runEvents`, or ask `run` until `state` is `done`, `failed` or `cancelled`.',
  cancelRun: 'The run as it is by then: one at work ends at its next step. Of one that is over nothing happens.',
  runEvents: 'Events are named `run`, their data is a `Run`. The first one tells the run as it is; the stream ends with the run.',
  rejects: 'Pushed reports that were put aside are here some seconds later.',
  exportFile:
    'Takes the filter of `campaigns`; `limit` and `cursor` do not count. **No block list**: what a scam imitates can stand in it.',
  campaigns:
    'A campaign of one report is left out unless `minReports` is 1. `from` and `to` go by the times of the reports, not by when they were handed in: to learn ' +
    'of changes, ask again with `If-None-Match`, or listen to `events`.',
  campaign: 'The id stays as reports arrive. A campaign that was merged away is gone (404); `decisions?campaign=` tells where it went.',
  campaignMap: 'Above `limit` the least seen are summed up in one node of each kind.',
  decide: 'Kept, respected by later runs, and undoable by `undoDecision`. Waits for a run at work.',
  undoDecision: 'Refused with `HOOKLINE_DECISION_BLOCKED` where a later decision builds on it, or where it was taken back.',
  messages:
    'One row for each distinct text. While reports arrive, portions under a cursor neither repeat nor skip what stayed where it was.',
  lookUp: 'Without `ask` nothing leaves the machine. Stands in `lookupHistory`.',
  lookUpMany:
    'Each by itself, all together in one answer. What cannot be read has a `reason`, and stops nothing. Without `ask` nothing leaves the machine. ' +
    'Each stands in `lookupHistory`.',
  lookupFile: 'Without `ask` nothing leaves the machine. Does not stand in `lookupHistory`.',
  saveLabel: 'Wins over every classifier. A second label of the same person takes the place of the first.',
  setProvider: 'A setting that is left out stays as it is.',
  testProvider: 'Goes out to the connector, and counts against its quota.',
};
