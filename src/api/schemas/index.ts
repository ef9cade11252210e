import type { z } from 'zod';
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Raw } from '../operations.ts';
import type { OperationId } from '../routes.ts';
import * as access from './access.ts';
import { pageQuery } from './basics.ts';
import * as campaigns from './campaigns.ts';
import * as connectors from './connectors.ts';
import * as decisions from './decisions.ts';
import * as intake from './intake.ts';
import * as lookup from './lookup.ts';
import * as messages from './messages.ts';
import * as review from './review.ts';
import * as workspace from './workspace.ts';

/** What is no JSON: the media types it may have. */
export interface RawMedia {
  readonly media: readonly string[];
}

type Given<Name extends string, T> = [T] extends [undefined]
  ? { readonly [K in Name]?: undefined }
  : { readonly [K in Name]: [T] extends [Raw] ? RawMedia : z.ZodType<T> };

/** The schemas of one operation, typed by what {@link Operations} says of it. */
export type OperationSchemas<Id extends OperationId> = Given<'params', ParamsOf<Id>> &
  Given<'query', QueryOf<Id>> &
  Given<'body', BodyOf<Id>> & {
    readonly answer: AnswerOf<Id> extends null ? null : AnswerOf<Id> extends Raw ? RawMedia : z.ZodType<AnswerOf<Id>>;
    /** 200 unless told; 204 where there is no answer. */
    readonly status?: 201 | 202;
  };

const bytes: RawMedia = { media: ['application/octet-stream'] };
const eventStream: RawMedia = { media: ['text/event-stream'] };
const { campaignParams: params } = campaigns;

/** How every operation is checked and documented. */
export const schemas: { readonly [Id in OperationId]: OperationSchemas<Id> } = {
  health: { answer: access.health },
  session: { answer: access.session },
  openapi: { answer: access.openapiDocument },
  logIn: { body: access.logIn, answer: access.session },
  logOut: { answer: null },
  events: { answer: eventStream },
  tokens: { answer: access.tokenPage },
  makeToken: { body: access.newToken, answer: access.madeToken, status: 201 },
  revokeToken: { params: access.tokenParams, answer: access.tokenEntry },
  audit: { query: pageQuery, answer: access.auditPage },

  upload: { query: intake.uploadQuery, body: bytes, answer: intake.upload, status: 201 },
  paste: { body: intake.pastedText, answer: intake.upload, status: 201 },
  preview: { params: intake.uploadParams, body: intake.intakeOptions, answer: intake.preview },
  dropUpload: { params: intake.uploadParams, answer: null },
  pushReports: { body: intake.pushedReports, answer: intake.pushedResults },
  runs: { query: pageQuery, answer: intake.runPage },
  startRun: { body: intake.newRun, answer: intake.run, status: 202 },
  run: { params: intake.runParams, answer: intake.run },
  cancelRun: { params: intake.runParams, answer: intake.run, status: 202 },
  runEvents: { params: intake.runParams, answer: eventStream },

  overview: { answer: workspace.overview },
  sources: { query: pageQuery, answer: workspace.sourcePage },
  rejects: { query: workspace.rejectQuery, answer: workspace.rejectPage },
  custody: { query: pageQuery, answer: workspace.custodyPage },
  exportFile: {
    params: workspace.exportParams,
    query: campaigns.campaignQuery,
    answer: { media: ['text/csv', 'application/json'] },
  },

  campaigns: { query: campaigns.campaignQuery, answer: campaigns.campaignPage },
  campaignFacets: { query: campaigns.campaignQuery, answer: campaigns.campaignFacets },
  campaign: { params, answer: campaigns.campaign },
  campaignScripts: { params, query: pageQuery, answer: campaigns.scriptPage },
  campaignSenders: { params, query: pageQuery, answer: campaigns.senderPage },
  campaignDomains: { params, query: pageQuery, answer: campaigns.partPage },
  campaignJoins: { params, query: pageQuery, answer: campaigns.joinPage },
  campaignMap: { params, query: campaigns.mapQuery, answer: campaigns.campaignMap },
  similarCampaigns: { params, query: pageQuery, answer: campaigns.similarPage },
  decisions: { query: decisions.decisionQuery, answer: decisions.decisionPage },
  decide: { body: decisions.newDecision, answer: decisions.decision, status: 201 },
  undoDecision: { params: decisions.decisionParams, answer: decisions.decision },
  views: { answer: decisions.viewPage },
  saveView: { body: decisions.newView, answer: decisions.savedView, status: 201 },
  dropView: { params: decisions.viewParams, answer: null },

  messages: { query: messages.messageQuery, answer: messages.messagePage },
  message: { params: messages.messageParams, answer: messages.message },
  senders: { query: messages.subjectQuery, answer: messages.subjectPage },
  domains: { query: messages.subjectQuery, answer: messages.subjectPage },

  lookUp: { body: lookup.newLookup, answer: lookup.lookupAnswer },
  lookUpMany: { body: lookup.manyLookups, answer: lookup.manyLookupsAnswer },
  lookupFile: {
    params: lookup.lookupFileParams,
    body: lookup.newLookup,
    answer: { media: ['text/html', 'application/pdf'] },
  },
  lookupHistory: { query: pageQuery, answer: lookup.lookupHistoryPage },

  samples: { answer: review.samplePage },
  drawSample: { body: review.newSample, answer: review.drawnSample, status: 201 },
  sampleTexts: { params: review.sampleParams, query: review.sampleTextsQuery, answer: review.reviewPage },
  agreement: { params: review.sampleParams, answer: review.agreement },
  saveLabel: { params: review.labelParams, body: review.newLabel, answer: review.label },
  dropLabel: { params: review.labelParams, answer: null },
  findBrands: { query: review.brandQuery, answer: review.brandPage },
  types: { answer: review.typePage },
  decideType: { body: review.typeRequest, answer: review.typeDecision },

  providers: { answer: connectors.providerPage },
  setProvider: { params: connectors.providerParams, body: connectors.providerChange, answer: connectors.provider },
  testProvider: { params: connectors.providerParams, body: connectors.newProviderTest, answer: connectors.providerTest },
  dataFiles: { answer: connectors.dataPage },
  updateData: {
    params: connectors.dataParams,
    query: connectors.dataQuery,
    body: bytes,
    answer: connectors.updatedDataFile,
  },
  command: { body: access.commandLine, answer: { media: ['application/x-ndjson'] } },
};
