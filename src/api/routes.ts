import type { Role } from './access.ts';

/** One operation of the API: where it is, who may do it, and what it does. Bodies and answers are in the schemas beside it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Parameters in braces, as OpenAPI has them. */
  readonly path: string;
  readonly role: Role;
  readonly tag: string;
  readonly summary: string;
}

/** All of the API. The server answers these and no others, the page asks these, `openapi.json` lists these: a test holds them together. */
export const routes = {
  health: { method: 'GET', path: '/api/health', role: 'viewer', tag: 'access', summary: 'Whether the server answers; takes no token' },
  session: { method: 'GET', path: '/api/session', role: 'viewer', tag: 'access', summary: 'Who you are, and what the server is' },
  openapi: { method: 'GET', path: '/api/openapi.json', role: 'viewer', tag: 'access', summary: 'This API as OpenAPI 3.1' },
  logIn: { method: 'POST', path: '/api/session', role: 'viewer', tag: 'access', summary: 'Exchange a token for a cookie of this browser' },
  logOut: { method: 'DELETE', path: '/api/session', role: 'viewer', tag: 'access', summary: 'Let the cookie go' },
  events: { method: 'GET', path: '/api/events', role: 'viewer', tag: 'access', summary: 'What changes, as server-sent events' },
  tokens: { method: 'GET', path: '/api/tokens', role: 'admin', tag: 'access', summary: 'Tokens, without what they are' },
  makeToken: { method: 'POST', path: '/api/tokens', role: 'admin', tag: 'access', summary: 'Make a token; it is shown this once' },
  revokeToken: { method: 'DELETE', path: '/api/tokens/{tokenId}', role: 'admin', tag: 'access', summary: 'Revoke a token at once' },
  audit: { method: 'GET', path: '/api/audit', role: 'viewer', tag: 'access', summary: 'Who changed what, latest first' },

  upload: {
    method: 'POST',
    path: '/api/uploads',
    role: 'analyst',
    tag: 'intake',
    summary: 'Send a file as it is (application/octet-stream)',
  },
  paste: { method: 'POST', path: '/api/uploads/text', role: 'analyst', tag: 'intake', summary: 'Send pasted texts' },
  preview: {
    method: 'POST',
    path: '/api/uploads/{uploadId}/preview',
    role: 'analyst',
    tag: 'intake',
    summary: 'What is understood of an upload',
  },
  dropUpload: { method: 'DELETE', path: '/api/uploads/{uploadId}', role: 'analyst', tag: 'intake', summary: 'Let an upload go' },
  pushReports: {
    method: 'POST',
    path: '/api/reports',
    role: 'analyst',
    tag: 'intake',
    summary: 'Hand in single reports and learn their campaigns',
  },
  runs: { method: 'GET', path: '/api/runs', role: 'viewer', tag: 'runs', summary: 'Long work, latest first' },
  startRun: {
    method: 'POST',
    path: '/api/runs',
    role: 'analyst',
    tag: 'runs',
    summary: 'Take uploads in, ask again what is due, or check the evidence',
  },
  run: { method: 'GET', path: '/api/runs/{runId}', role: 'viewer', tag: 'runs', summary: 'One run, how far it is, what came of it' },
  cancelRun: {
    method: 'POST',
    path: '/api/runs/{runId}/cancel',
    role: 'analyst',
    tag: 'runs',
    summary: 'Have a run end; what it has committed is kept',
  },
  runEvents: {
    method: 'GET',
    path: '/api/runs/{runId}/events',
    role: 'viewer',
    tag: 'runs',
    summary: 'One run as it goes, as server-sent events',
  },

  overview: { method: 'GET', path: '/api/overview', role: 'viewer', tag: 'workspace', summary: 'Counts over the whole workspace' },
  sources: { method: 'GET', path: '/api/sources', role: 'viewer', tag: 'workspace', summary: 'Files and pastes taken in' },
  rejects: { method: 'GET', path: '/api/rejects', role: 'viewer', tag: 'workspace', summary: 'Rows put aside, with line and reason' },
  custody: { method: 'GET', path: '/api/custody', role: 'viewer', tag: 'workspace', summary: 'The custody log' },
  exportFile: {
    method: 'GET',
    path: '/api/exports/{name}',
    role: 'viewer',
    tag: 'workspace',
    summary: 'campaigns.csv, campaigns.json or indicators.csv, under the filter of the campaign list',
  },

  campaigns: {
    method: 'GET',
    path: '/api/campaigns',
    role: 'viewer',
    tag: 'campaigns',
    summary: 'Campaigns by harm or growth, filtered, sorted, searched',
  },
  campaignFacets: {
    method: 'GET',
    path: '/api/campaigns/facets',
    role: 'viewer',
    tag: 'campaigns',
    summary: 'What there is to filter campaigns by',
  },
  campaign: { method: 'GET', path: '/api/campaigns/{campaignId}', role: 'viewer', tag: 'campaigns', summary: 'One campaign' },
  campaignScripts: {
    method: 'GET',
    path: '/api/campaigns/{campaignId}/scripts',
    role: 'viewer',
    tag: 'campaigns',
    summary: 'Its scripts with examples',
  },
  campaignSenders: {
    method: 'GET',
    path: '/api/campaigns/{campaignId}/senders',
    role: 'viewer',
    tag: 'campaigns',
    summary: 'Its senders with facts',
  },
  campaignDomains: {
    method: 'GET',
    path: '/api/campaigns/{campaignId}/domains',
    role: 'viewer',
    tag: 'campaigns',
    summary: 'Its domains with facts',
  },
  campaignJoins: {
    method: 'GET',
    path: '/api/campaigns/{campaignId}/joins',
    role: 'viewer',
    tag: 'campaigns',
    summary: 'Why it is one campaign, weakest join first',
  },
  campaignMap: {
    method: 'GET',
    path: '/api/campaigns/{campaignId}/map',
    role: 'viewer',
    tag: 'campaigns',
    summary: 'What was seen together',
  },
  similarCampaigns: {
    method: 'GET',
    path: '/api/campaigns/{campaignId}/similar',
    role: 'viewer',
    tag: 'campaigns',
    summary: 'Campaigns like it, and why they are kept apart',
  },
  decisions: { method: 'GET', path: '/api/decisions', role: 'viewer', tag: 'campaigns', summary: 'What analysts decided, latest first' },
  decide: { method: 'POST', path: '/api/decisions', role: 'analyst', tag: 'campaigns', summary: 'Merge, split, move, rename, note' },
  undoDecision: {
    method: 'POST',
    path: '/api/decisions/{decisionId}/undo',
    role: 'analyst',
    tag: 'campaigns',
    summary: 'Take a decision back',
  },
  views: { method: 'GET', path: '/api/views', role: 'viewer', tag: 'campaigns', summary: 'Saved filters' },
  saveView: { method: 'POST', path: '/api/views', role: 'analyst', tag: 'campaigns', summary: 'Keep a filter under a name' },
  dropView: { method: 'DELETE', path: '/api/views/{viewId}', role: 'analyst', tag: 'campaigns', summary: 'Let a saved filter go' },

  messages: {
    method: 'GET',
    path: '/api/messages',
    role: 'viewer',
    tag: 'messages',
    summary: 'Distinct texts by words, script, sender, domain, class, time',
  },
  message: {
    method: 'GET',
    path: '/api/messages/{textId}',
    role: 'viewer',
    tag: 'messages',
    summary: 'One text: as received, normalised, its parts, its verdict',
  },
  senders: { method: 'GET', path: '/api/senders', role: 'viewer', tag: 'messages', summary: 'Senders over the whole workspace' },
  domains: { method: 'GET', path: '/api/domains', role: 'viewer', tag: 'messages', summary: 'Domains over the whole workspace' },

  lookUp: { method: 'POST', path: '/api/lookups', role: 'analyst', tag: 'look-up', summary: 'Look one thing up' },
  lookUpMany: {
    method: 'POST',
    path: '/api/lookups/many',
    role: 'analyst',
    tag: 'look-up',
    summary: 'Look up to 200 things up at once',
  },
  lookupFile: {
    method: 'POST',
    path: '/api/lookups/{format}',
    role: 'analyst',
    tag: 'look-up',
    summary: 'The same as a page (html) or a PDF (pdf)',
  },
  lookupHistory: { method: 'GET', path: '/api/lookups', role: 'viewer', tag: 'look-up', summary: 'What was looked up, latest first' },

  samples: { method: 'GET', path: '/api/samples', role: 'viewer', tag: 'review', summary: 'Samples drawn for review' },
  drawSample: {
    method: 'POST',
    path: '/api/samples',
    role: 'analyst',
    tag: 'review',
    summary: 'Draw a sample: at random, by class, or the least certain',
  },
  sampleTexts: {
    method: 'GET',
    path: '/api/samples/{name}/texts',
    role: 'viewer',
    tag: 'review',
    summary: 'The texts of a sample with your own labels',
  },
  agreement: {
    method: 'GET',
    path: '/api/samples/{name}/agreement',
    role: 'viewer',
    tag: 'review',
    summary: 'How people and classifiers agree on a sample',
  },
  saveLabel: { method: 'PUT', path: '/api/labels/{textId}', role: 'analyst', tag: 'review', summary: 'Label a text; a person always wins' },
  dropLabel: { method: 'DELETE', path: '/api/labels/{textId}', role: 'analyst', tag: 'review', summary: 'Take your label back' },
  findBrands: { method: 'GET', path: '/api/brands', role: 'viewer', tag: 'review', summary: 'Brands of the catalogue by a few letters' },
  types: { method: 'GET', path: '/api/types', role: 'viewer', tag: 'review', summary: 'Scam types and open names with their counts' },
  decideType: { method: 'POST', path: '/api/types', role: 'analyst', tag: 'review', summary: 'Merge, promote or undo a name' },

  providers: {
    method: 'GET',
    path: '/api/providers',
    role: 'viewer',
    tag: 'connectors',
    summary: 'Connectors with quotas and last errors; no secrets',
  },
  setProvider: {
    method: 'PUT',
    path: '/api/providers/{id}',
    role: 'admin',
    tag: 'connectors',
    summary: 'Switch a connector on or off, with its settings',
  },
  testProvider: {
    method: 'POST',
    path: '/api/providers/{id}/test',
    role: 'admin',
    tag: 'connectors',
    summary: 'Ask a connector about one subject',
  },
  dataFiles: { method: 'GET', path: '/api/data', role: 'viewer', tag: 'connectors', summary: 'Data files in use, with source and date' },
  updateData: {
    method: 'PUT',
    path: '/api/data/{name}',
    role: 'admin',
    tag: 'connectors',
    summary: 'Put a data file in place of one in use',
  },
  command: {
    method: 'POST',
    path: '/api/command',
    role: 'admin',
    tag: 'access',
    summary: 'A command line of this machine, done here because the server holds the workspace',
  },
} as const satisfies Record<string, Route>;

export type OperationId = keyof typeof routes;
