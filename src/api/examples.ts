import type { AnswerOf, BodyOf } from './operations.ts';
import type { OperationId } from './routes.ts';

type Examples = {
  readonly [Id in OperationId]?: { readonly body?: BodyOf<Id>; readonly answer?: AnswerOf<Id> };
};

const run = {
  runId: 'R-e470ff3707cd',
  job: 'investigate',
  actor: 'soc',
  askedAt: 1772611200000,
  error: null,
} as const;
const lookUp = { given: 'evri-fee.example' } as const;
const decision = {
  decisionId: 'D-1',
  at: 1772611200000,
  actor: 'soc',
  undoneBy: null,
  blockedBy: null,
} as const;
const merged = {
  ...decision,
  kind: 'merge',
  campaigns: ['C-17eeb96b25', 'C-07c800bc74'],
  detail: 'C-07c800bc74 merged into C-17eeb96b25',
} as const;

/** What goes over the wire, by operation: requests as one would send them, answers as they come. Invented. */
export const examples: Examples = {
  health: { answer: { status: 'ok' } },
  session: {
    answer: {
      actor: 'gateway',
      role: 'analyst',
      open: false,
      version: '0.1.0',
      workspace: 'feed',
      region: 'GB',
      revision: '84a88dc25754-5',
    },
  },
  makeToken: { body: { name: 'gateway', role: 'analyst', scope: 'push', days: 90 } },
  paste: { body: { text: 'Evri: your parcel is held, pay at evri-fee.example', name: 'from the desk' } },
  upload: { answer: { uploadId: '6eb3fbd65e93633eb6fd972839211507', name: 'feed.csv', bytes: 87631 } },
  preview: { body: { zone: 'Europe/London', map: { text: 'body', sender: 'from' } } },
  pushReports: {
    body: {
      reports: [
        {
          id: 'gw-000017',
          text: 'Evri: your parcel is held, pay at evri-fee.example',
          sender: 'EVRl',
          recipient: '+447700900123',
          received: '2026-03-01T10:15:00Z',
          channel: '7726',
        },
      ],
    },
    answer: {
      results: [
        {
          reportId: 'f3e113e2ea4c036ab409cf8824224798',
          campaignId: 'C-28efb6c7fa',
          how: 'new',
          messageClass: 'scam',
          scamType: 'delivery',
          reason: null,
          notes: [],
        },
      ],
    },
  },
  startRun: {
    body: { job: 'investigate', uploads: ['6eb3fbd65e93633eb6fd972839211507'], options: { zone: 'Europe/London' } },
    answer: { ...run, state: 'waiting', startedAt: null, endedAt: null, progress: null, result: null },
  },
  run: {
    answer: {
      ...run,
      state: 'done',
      startedAt: 1772611200000,
      endedAt: 1772611201000,
      progress: null,
      result: {
        summary: '412 new reports; 42 campaigns of two reports and more.',
        inputs: [{ name: 'feed.csv', records: 412, added: 412, rejected: 0, known: false, error: null }],
        campaigns: 42,
        broken: [],
      },
    },
  },
  campaigns: {
    answer: {
      items: [
        {
          campaignId: 'C-0ad0fac7a2',
          name: null,
          script: 'Evri: We tried to deliver your parcel {reference} today. Book a new slot via {url}',
          messageClass: 'scam',
          scamType: 'delivery',
          typeName: null,
          brand: 'evri',
          language: 'en',
          reports: 42,
          texts: 40,
          variants: 40,
          senders: 13,
          domains: 7,
          first: 1772469129000,
          last: 1775409910000,
          recent: 10,
          calls: 0,
          title: 'Evri, delivery: We tried to deliver your parcel {reference} today…',
          isNamed: false,
          growth: 1.43,
          spark: [3, 1, 2, 1, 4, 0, 3, 3, 4, 0, 1, 1, 2, 0, 2, 1, 1, 1, 2, 0, 4, 2, 2, 2],
          notes: 0,
        },
      ],
      next: 'WyJjYW1wYWlnbnMgaGFybSBkb3duIiwzLDQyLCJDLTBhZDBmYWM3YTIiXQ',
      total: 42,
    },
  },
  decide: {
    body: { kind: 'merge', campaignId: 'C-17eeb96b25', with: ['C-07c800bc74'] },
    answer: { ...merged, undoneAt: null },
  },
  undoDecision: {
    answer: { ...merged, undoneAt: 1772611260000, undoneBy: 'soc', blockedBy: 'it was taken back by soc' },
  },
  messages: {
    answer: {
      items: [
        {
          textId: '6507e3bd184711a0574d8221c3ea4313',
          text: 'Evri: your parcel is held, pay at evri-fee.example',
          reports: 2,
          senders: ['+447700900001', 'EVRl'],
          first: 1773491569000,
          last: 1773510853000,
          messageClass: 'scam',
          scamType: 'delivery',
          brand: 'evri',
          confidence: 0.96,
          saidBy: null,
          campaignId: 'C-0ad0fac7a2',
        },
      ],
      next: null,
      total: 1,
    },
  },
  lookUp: { body: lookUp },
  lookUpMany: { body: { given: ['evri-fee.example', '+447700900123', 'EVRl'] } },
  lookupFile: { body: lookUp },
  drawSample: { body: { by: 'random', size: 384, seed: 7 } },
  saveLabel: {
    body: {
      messageClass: 'scam',
      scamType: 'delivery',
      topic: null,
      brand: 'evri',
      lures: ['authority'],
      asks: ['link', 'pay'],
      note: null,
    },
  },
  saveView: { body: { name: 'growing parcels', query: 'scamType=delivery&sort=growth' } },
  decideType: { body: { action: 'merge', name: 'employment', into: 'job' } },
  setProvider: { body: { on: true, settings: { daily_quota: '500' } } },
  testProvider: { body: { subject: 'evri-fee.example' } },
};
