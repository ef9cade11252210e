import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Raw } from '../api/operations.ts';
import type { OperationId } from '../api/routes.ts';
import type { AuditOf, Browse, Desk, ProviderWorld } from '../app/index.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { KeptLookups } from './kept-lookups.ts';
import type { ServerOptions } from './options.ts';
import type { Sessions } from './sessions.ts';
import type { Streams } from './streams.ts';
import type { UnderWay } from './under-way.ts';
import type { Who } from './who.ts';

/** What every operation has at hand. */
export interface Context {
  readonly desk: Desk;
  readonly browse: Browse;
  readonly options: ServerOptions;
  readonly clock: { now(): number };
  readonly sessions: Sessions;
  readonly streams: Streams;
  readonly lookups: KeptLookups;
  readonly answers: KeptAnswers;
  /** What must end before the workspace may go. */
  readonly underWay: UnderWay;
  /** To be called when connectors or data files have changed: what was read of them is read anew. */
  refresh(): void;
  /** Where connectors find their keys. */
  readonly world: ProviderWorld;
  /** This API as OpenAPI. */
  readonly openapi: Readonly<Record<string, unknown>>;
}

/** An answer that is no JSON. */
export interface RawAnswer {
  readonly contentType: string;
  readonly body: string | Uint8Array | NodeJS.ReadableStream;
  /** Set where a browser is to keep it as a file. */
  readonly fileName?: string;
}

/** One request of an operation, read and checked. A body of bytes is a stream. */
export interface Asked<Id extends OperationId> {
  readonly params: ParamsOf<Id>;
  readonly query: QueryOf<Id>;
  readonly body: BodyOf<Id> extends Raw ? NodeJS.ReadableStream & AsyncIterable<Uint8Array> : BodyOf<Id>;
  readonly who: Who;
  /** Of an operation that the store does in one transaction: the entry in the audit, to be written there. */
  readonly audit: AuditOf<Answered<Id>>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export type Answered<Id extends OperationId> = AnswerOf<Id> extends Raw ? RawAnswer : AnswerOf<Id>;

/** What does an operation. */
export type Handler<Id extends OperationId> = (asked: Asked<Id>) => Promise<Answered<Id>> | Answered<Id>;

/** What does the operations named; together they must name all. */
export type Handlers<Ids extends OperationId = OperationId> = { readonly [Id in Ids]: Handler<Id> };

/** A whole list as its only portion. */
export function wholePage<T>(items: readonly T[]): { readonly items: readonly T[]; readonly next: null; readonly total: number } {
  return { items, next: null, total: items.length };
}
