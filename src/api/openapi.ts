import { z } from 'zod';
import { type OperationId, type Route, routes } from './routes.ts';
import { contract, errorBody } from './schemas/basics.ts';
import { type RawMedia, schemas } from './schemas/index.ts';

type JsonSchema = Readonly<Record<string, unknown>>;
type AnySchemas = Readonly<{
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType | RawMedia;
  answer: z.ZodType | RawMedia | null;
  status?: number;
}>;

const description = `Everything that the page and the command line do. Times are milliseconds since 1970, UTC. Lists come in portions:
\`next\` is handed back as \`cursor\`. A query parameter that takes several values is given several times. Every failure has the form of
\`Error\`, with a code of the error table. Texts, senders, links and file names are as they were received: show them as text, never as
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
    tags: [...new Set(Object.values(routes).map(({ tag }) => tag))].map((name) => ({ name })),
    security: [{ token: [] }, { cookie: [] }, {}],
    paths,
    components: {
      schemas: Object.fromEntries([...contract.keys()].sort().map((name) => [name, schemaOf.named(name)])),
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
  const made = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: 'output' }).schemas;
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
  return {
    operationId: id,
    tags: [route.tag],
    summary: route.summary,
    description: `Role: ${route.role}.`,
    parameters: [...parameters('path', params, schemaOf), ...parameters('query', query, schemaOf)],
    ...(body === undefined ? {} : { requestBody: { required: true, content: content(body, schemaOf) } }),
    responses: {
      [String(status ?? (answer === null ? 204 : 200))]: {
        description: answer === null ? 'Done' : route.summary,
        ...(answer === null ? {} : { content: content(answer, schemaOf) }),
      },
      default: { description: 'What went wrong, and what to do', content: content(errorBody, schemaOf) },
    },
  };
}

function content(what: z.ZodType | RawMedia, schemaOf: JsonSchemas): Readonly<Record<string, unknown>> {
  if (what instanceof z.ZodType) return { 'application/json': { schema: schemaOf.of(what) } };
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
