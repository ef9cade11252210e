import type {
  Campaign,
  CampaignFacets,
  CampaignJoin,
  CampaignMap,
  CampaignQuery,
  CampaignRow,
  CampaignScript,
  SavedView,
  SimilarCampaign,
} from '../model/campaign-view.ts';
import type { CommandLine } from '../model/command-line.ts';
import type { Decision, NewDecision } from '../model/decision.ts';
import type { Message, MessageQuery, MessageRow, SubjectQuery, SubjectRow } from '../model/message-view.ts';
import type { Label, Sample } from '../model/opinion.ts';
import type { CustodyEntry, KeptReject, PartSighting, SenderSighting } from '../model/overview.ts';
import type { Page, PageQuery } from '../model/page.ts';
import type { ListedType, TypeDecision } from '../model/type-name.ts';
import type { AuditEntry, Health, LogIn, MadeToken, NewToken, Session, TokenEntry } from './access.ts';
import type { DataFileRow, NewProviderTest, ProviderRow, ProviderTest, UpdatedDataFile } from './connectors.ts';
import type { IntakeOptions, NewRun, PastedText, Preview, PushedReports, PushedResults, Run, Upload } from './intake.ts';
import type { LookupAnswer, LookupHistoryEntry, ManyLookups, ManyLookupsAnswer, NewLookup } from './lookup.ts';
import type { Agreement, BrandRow, DrawnSample, NewLabel, NewSample, ReviewText, SampleTextsQuery, TypeRequest } from './review.ts';
import type { OperationId } from './routes.ts';
import type { NewView, ProviderChange, RejectQuery, SourceRow, WorkspaceOverview } from './workspace.ts';

/** The body or the answer of what is no JSON: a file as it is, or a stream. */
export interface Raw {
  readonly contentType: string;
}

interface Campaigns {
  readonly params: { readonly campaignId: string };
}

/**
 * What every operation takes and answers. `params` stand in the path, `query` behind it (lists as repeated names), `body` is JSON
 * unless it is {@link Raw}; an answer of null has no body (204).
 */
export interface Operations {
  health: { answer: Health };
  session: { answer: Session };
  openapi: { answer: Readonly<Record<string, unknown>> };
  logIn: { body: LogIn; answer: Session };
  logOut: { answer: null };
  /** Messages of the event stream are named `changed` and `run`; their data is a `ServerEvent`. */
  events: { answer: Raw };
  tokens: { answer: Page<TokenEntry> };
  makeToken: { body: NewToken; answer: MadeToken };
  revokeToken: { params: { readonly tokenId: string }; answer: TokenEntry };
  audit: { query: PageQuery; answer: Page<AuditEntry> };

  upload: { query: { readonly name: string }; body: Raw; answer: Upload };
  paste: { body: PastedText; answer: Upload };
  preview: { params: { readonly uploadId: string }; body: IntakeOptions; answer: Preview };
  dropUpload: { params: { readonly uploadId: string }; answer: null };
  pushReports: { body: PushedReports; answer: PushedResults };
  runs: { query: PageQuery; answer: Page<Run> };
  startRun: { body: NewRun; answer: Run };
  run: { params: { readonly runId: string }; answer: Run };
  /** The run as it is by then: it ends at its next step. Of one that is over nothing happens. */
  cancelRun: { params: { readonly runId: string }; answer: Run };
  /** Messages are named `run`, their data is a `Run`; the stream ends with the run. */
  runEvents: { params: { readonly runId: string }; answer: Raw };

  overview: { answer: WorkspaceOverview };
  sources: { query: PageQuery; answer: Page<SourceRow> };
  rejects: { query: RejectQuery; answer: Page<KeptReject> };
  custody: { query: PageQuery; answer: Page<CustodyEntry> };
  exportFile: { params: { readonly name: ExportName }; query: CampaignQuery; answer: Raw };

  campaigns: { query: CampaignQuery; answer: Page<CampaignRow> };
  campaignFacets: { query: CampaignQuery; answer: CampaignFacets };
  campaign: Campaigns & { answer: Campaign };
  campaignScripts: Campaigns & { query: PageQuery; answer: Page<CampaignScript> };
  campaignSenders: Campaigns & { query: PageQuery; answer: Page<SenderSighting> };
  campaignDomains: Campaigns & { query: PageQuery; answer: Page<PartSighting> };
  campaignJoins: Campaigns & { query: PageQuery; answer: Page<CampaignJoin> };
  /** `limit` is of nodes: 2,000 at most, and unless told. */
  campaignMap: Campaigns & { query: { readonly limit?: number }; answer: CampaignMap };
  similarCampaigns: Campaigns & { query: PageQuery; answer: Page<SimilarCampaign> };
  decisions: { query: PageQuery & { readonly campaign?: string }; answer: Page<Decision> };
  decide: { body: NewDecision; answer: Decision };
  undoDecision: { params: { readonly decisionId: string }; answer: Decision };
  views: { answer: Page<SavedView> };
  saveView: { body: NewView; answer: SavedView };
  dropView: { params: { readonly viewId: string }; answer: null };

  messages: { query: MessageQuery; answer: Page<MessageRow> };
  message: { params: { readonly textId: string }; answer: Message };
  senders: { query: SubjectQuery; answer: Page<SubjectRow> };
  domains: { query: SubjectQuery; answer: Page<SubjectRow> };

  lookUp: { body: NewLookup; answer: LookupAnswer };
  lookUpMany: { body: ManyLookups; answer: ManyLookupsAnswer };
  lookupFile: { params: { readonly format: 'html' | 'pdf' }; body: NewLookup; answer: Raw };
  lookupHistory: { query: PageQuery; answer: Page<LookupHistoryEntry> };

  samples: { answer: Page<Sample> };
  drawSample: { body: NewSample; answer: DrawnSample };
  sampleTexts: { params: { readonly name: string }; query: SampleTextsQuery; answer: Page<ReviewText> };
  agreement: { params: { readonly name: string }; answer: Agreement };
  saveLabel: { params: { readonly textId: string }; body: NewLabel; answer: Label };
  dropLabel: { params: { readonly textId: string }; answer: null };
  findBrands: { query: { readonly q?: string; readonly limit?: number }; answer: Page<BrandRow> };
  types: { answer: Page<ListedType> };
  decideType: { body: TypeRequest; answer: TypeDecision };

  providers: { answer: Page<ProviderRow> };
  setProvider: { params: { readonly id: string }; body: ProviderChange; answer: ProviderRow };
  testProvider: { params: { readonly id: string }; body: NewProviderTest; answer: ProviderTest };
  dataFiles: { answer: Page<DataFileRow> };
  updateData: { params: { readonly name: string }; query: { readonly date?: string }; body: Raw; answer: UpdatedDataFile };
  command: { body: CommandLine; answer: Raw };
}

export const exportNames = ['campaigns.csv', 'campaigns.json', 'indicators.csv'] as const;
export type ExportName = (typeof exportNames)[number];

export type { CommandLine, CommandOutput } from '../model/command-line.ts';

type Has<Part extends string, Id extends OperationId> = Part extends keyof Operations[Id] ? Operations[Id][Part] : undefined;

export type ParamsOf<Id extends OperationId> = Has<'params', Id>;
export type QueryOf<Id extends OperationId> = Has<'query', Id>;
export type BodyOf<Id extends OperationId> = Has<'body', Id>;
export type AnswerOf<Id extends OperationId> = Operations[Id]['answer'];
