import { z } from 'zod';
import { examples } from './examples.ts';
import { failureExample, failureMeanings, failureStatuses, statusWords } from './failures.ts';
import { areaWords, operationWords } from './operation-words.ts';
import { type OperationId, type Route, routes } from './routes.ts';
import { contract, errorBody } from './schemas/basics.ts';
import { type RawMedia, schemas } from './schemas/index.ts';
import { isTagged } from './tagged.ts';

type JsonSchema = Readonly<Record<string, unknown>>;
type AnySchemas = Readonly<{
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType | RawMedia;
  answer: z.ZodType | RawMedia | null;
  status?: number;
}>;

/** Operations that take no token. */
const openToAll: ReadonlySet<OperationId> = new Set(['health', 'logIn', 'logOut']);

const description = `Everything that the page and the command line do. Times are milliseconds since 1970, UTC. Lists come in portions:
\`next\` is handed back as \`cursor\`. A query parameter that takes several values is given several times. Every failure has the form of
\`Error\`, with a code of the error table; answers may gain fields, so pass over those that you do not know. JSON bodies have 1 MiB at
most, and a token 1,200 requests a minute. Texts, senders, links and file names are as they were received: show them as text, never as
markup or as a link.`;

/** The API as an OpenAPI 3.1 document, made of the table of operations and their schemas alone. */
export function openapiDocument(version: string): Readonly<Record<string, unknown>> {
  const schemaOf = jsonSchemas();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [id, route] of Object.entries(routes) as [OperationId, Route][]) {
    const path = paths[route.path] ?? {};
    paths[route.path] = path;
    path[route.method.toLowerCase()] = operation(id, route, schemas[id] as AnySchemas, schemaOf);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Hookline', version, description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/', description: 'The server that this document is from' }],
    tags: [...new Set(Object.values(routes).map(({ tag }) => tag))].map((name) => ({ name, description: areaWords[name] })),
    security: [{ token: [] }, { cookie: [] }, {}],
    paths,
    components: {
      schemas: Object.fromEntries([...contract.keys()].sort().map((name) => [name, schemaOf.named(name)])),
      responses: Object.fromEntries(failureMeanings.map((status) => [`Failure${status}`, failureOf(status, schemaOf)])),
      headers: {
        EntityTag: {
          description: 'Sent back as `If-None-Match`, the answer is 304 until something in the workspace changes',
          schema: { type: 'string' },
        },
        RetryAfter: { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } },
      },
      parameters: {
        IfNoneMatch: {
          name: 'If-None-Match',
          in: 'header',
          required: false,
          description: 'The `ETag` of the answer you hold',
          schema: { type: 'string' },
        },
      },
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token, `hl_…`. On loopback none is needed unless the server demands one.',
        },
        cookie: { type: 'apiKey', in: 'cookie', name: 'hookline_session', description: 'What the log-in gives a browser.' },
      },
    },
  };
}

interface JsonSchemas {
  /** A reference where the schema has a name, else the schema itself. */
  of(schema: z.ZodType): JsonSchema;
  named(name: string): JsonSchema;
}

/** All schemas as JSON Schema at once, so that they refer to one another by name. */
function jsonSchemas(): JsonSchemas {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of contract) registry.add(schema, { id: name });
  const names = new Map<unknown, string>([...contract].map(([name, schema]) => [schema, name]));
  const own = new Map<z.ZodType, string>();
  for (const one of Object.values(schemas) as AnySchemas[]) {
    for (const schema of [one.params, one.query, one.body, one.answer]) {
      if (!(schema instanceof z.ZodType) || names.has(schema) || own.has(schema)) continue;
      own.set(schema, `own${own.size}`);
      registry.add(schema, { id: `own${own.size - 1}` });
    }
  }
  const made = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: 'input' }).schemas;
  const plain = (id: string) => {
    const { $schema: _schema, $id: _id, id: _name, ...schema } = (made[id] ?? {}) as Record<string, unknown>;
    return schema;
  };
  return {
    named: plain,
    of: (schema) => {
      const name = names.get(schema);
      return name === undefined ? plain(own.get(schema) ?? '') : { $ref: `#/components/schemas/${name}` };
    },
  };
}

function operation(id: OperationId, route: Route, { params, query, body, answer, status }: AnySchemas, schemaOf: JsonSchemas) {
  const { body: asked, answer: answered } = examples[id] ?? {};
  const guarded = !openToAll.has(id);
  const statuses = failureStatuses(id, { params: params !== undefined, query: query !== undefined, body: body !== undefined, guarded });
  return {
    operationId: id,
    tags: [route.tag],
    summary: route.summary,
    description: [operationWords[id], guarded ? `Role: \`${route.role}\`.` : 'Takes no token.'].filter(Boolean).join('\n\n'),
    ...(guarded ? {} : { security: [] }),
    parameters: [
      ...parameters('path', params, schemaOf),
      ...parameters('query', query, schemaOf),
      ...(isTagged(id) ? [{ $ref: '#/components/parameters/IfNoneMatch' }] : []),
    ],
    ...(body === undefined ? {} : { requestBody: { required: true, content: content(body, schemaOf, asked) } }),
    responses: {
      [String(status ?? (answer === null ? 204 : 200))]: {
        description: answer === null ? 'Done' : route.summary,
        ...(isTagged(id) ? { headers: { ETag: { $ref: '#/components/headers/EntityTag' } } } : {}),
        ...(answer === null ? {} : { content: content(answer, schemaOf, answered) }),
      },
      ...(isTagged(id) ? { '304': { description: 'What you hold is what there is' } } : {}),
      ...Object.fromEntries(statuses.map((one) => [String(one), { $ref: `#/components/responses/Failure${one}` }])),
      default: { description: 'What went wrong, and what to do', content: content(errorBody, schemaOf) },
    },
  };
}

function failureOf(status: number, schemaOf: JsonSchemas): JsonSchema {
  const headers = status === 429 ? { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } } : {};
  return { description: statusWords(status), ...headers, content: content(errorBody, schemaOf, failureExample(status)) };
}

function content(what: z.ZodType | RawMedia, schemaOf: JsonSchemas, example?: unknown): Readonly<Record<string, unknown>> {
  if (what instanceof z.ZodType) {
    return { 'application/json': { schema: schemaOf.of(what), ...(example === undefined ? {} : { example }) } };
  }
  return Object.fromEntries(what.media.map((media) => [media, { schema: isBinary(media) ? {} : { type: 'string' } }]));
}

/** OpenAPI 3.1 describes raw bytes by a schema that says nothing. */
function isBinary(media: string): boolean {
  return media === 'application/octet-stream' || media === 'application/pdf';
}

function parameters(place: 'path' | 'query', schema: z.ZodType | undefined, schemaOf: JsonSchemas): readonly JsonSchema[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf.of(schema) as {
    properties?: Readonly<Record<string, JsonSchema>>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description: words, ...one }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(words === undefined ? {} : { description: words }),
    schema: one,
    ...(one.type === 'array' ? { style: 'form', explode: true } : {}),
  }));
}
