import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ZodType } from 'zod';
import { examples } from '../../src/api/examples.ts';
import { openapiDocument } from '../../src/api/openapi.ts';
import { type OperationId, type Route, routes } from '../../src/api/routes.ts';
import { errorBody } from '../../src/api/schemas/basics.ts';
import { schemas } from '../../src/api/schemas/index.ts';
import { type ErrorCode, errorTable } from '../../src/model/errors.ts';
import { type TestServer, testServer } from '../support/server.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document as any client gets it.
type Document = any;

let server: TestServer;
let document: Document;
const resolved = (part: Document): Document => (part.$ref ? document.components.parameters[part.$ref.split('/').at(-1)] : part);
const operations = (): { id: string; method: string; path: string; one: Document }[] =>
  Object.entries<Document>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Document>(methods).map(([method, one]) => ({ id: one.operationId, method: method.toUpperCase(), path, one })),
  );

beforeAll(async () => {
  server = await testServer();
  document = (await server.ask('GET', '/api/openapi.json')).json;
});
afterAll(() => server.close());

describe('the OpenAPI document', () => {
  test('is that of the contract, as OpenAPI 3.1', () => {
    expect(document).toEqual(JSON.parse(JSON.stringify(openapiDocument('0.1.0'))));
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Hookline', version: expect.any(String) });
  });

  test('has every operation of the table with its address and summary, and no other', () => {
    const listed = operations().map(({ id, method, path, one }) => [id, method, path, one.summary, one.tags]);
    const wanted = Object.entries<Route>(routes).map(([id, { method, path, summary, tag }]) => [id, method, path, summary, [tag]]);
    expect(listed.sort()).toEqual(wanted.sort());
  });

  test('says of each what comes back, and what failures look like', () => {
    for (const { id, one } of operations()) {
      const { default: failure, ...others } = one.responses;
      expect([id, failure.content['application/json'].schema]).toEqual([id, { $ref: '#/components/schemas/Error' }]);
      const good = Object.entries<Document>(others).filter(([status]) => status.startsWith('2'));
      expect([id, good.length]).toEqual([id, 1]);
      const [[status, { description, content }]] = good as [[string, Document]];
      expect([id, typeof description]).toEqual([id, 'string']);
      expect([id, content === undefined]).toEqual([id, status === '204']);
      for (const [failed, { $ref }] of Object.entries<Document>(others).filter(([one]) => one.startsWith('4'))) {
        expect([id, $ref]).toEqual([id, `#/components/responses/Failure${failed}`]);
      }
    }
  });

  test('describes every place of a path as a parameter, and no name twice', () => {
    for (const { id, path, one } of operations()) {
      const parts = one.parameters.map(resolved);
      const inPath = parts.filter((part: Document) => part.in === 'path').map(({ name }: Document) => name);
      expect([id, inPath.sort()]).toEqual([id, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()]);
      const names = parts.map((part: Document) => `${part.in} ${part.name}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('refers to nothing that it does not hold, and holds nothing that nothing refers to', () => {
    const text = JSON.stringify(document);
    const asked = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref));
    const { securitySchemes, ...parts } = document.components;
    const held = Object.entries<Document>(parts).flatMap(([kind, of]) => Object.keys(of).map((name) => `#/components/${kind}/${name}`));
    expect([...asked].sort()).toEqual(held.sort());
    const demanded = [document, ...operations().map(({ one }) => one)].flatMap(({ security = [] }) => security.flatMap(Object.keys));
    expect([...new Set(demanded)].sort()).toEqual(Object.keys(securitySchemes).sort());
  });

  test('says of every parameter, field and choice what it is', () => {
    const silent = operations().flatMap(({ id, one }) =>
      one.parameters
        .map(resolved)
        .filter((part: Document) => !part.description)
        .map((part: Document) => `${id} ${part.name}`),
    );
    for (const [name, schema] of Object.entries<Document>(document.components.schemas)) silent.push(...undescribed(schema, name));
    for (const { id, one } of operations()) {
      const body = one.requestBody?.content['application/json']?.schema;
      if (body) silent.push(...undescribed(body, id));
    }
    expect(silent).toEqual([]);
    for (const { description } of document.tags) expect(description.length).toBeGreaterThan(10);
  });

  test('lets answers gain fields, and requests have none but those it names', () => {
    const open = (name: string) => document.components.schemas[name].additionalProperties;
    expect([open('CampaignRow'), open('Run'), open('Error')]).toEqual([undefined, undefined, undefined]);
    expect([open('NewLookup'), open('PushedReports'), open('NewLabel')]).toEqual([false, false, false]);
  });

  test('has an example of every JSON body, and examples that fit their schemas', () => {
    for (const { id, one } of operations()) {
      const { body, answer } = schemas[id as OperationId] as { body?: unknown; answer: unknown };
      const asked = one.requestBody?.content['application/json'];
      if (asked && id !== 'logIn' && id !== 'command') expect([id, asked.example !== undefined]).toEqual([id, true]);
      const { body: request, answer: answered } = examples[id as OperationId] ?? {};
      if (request !== undefined) expect([id, (body as ZodType).safeParse(request).error]).toEqual([id, undefined]);
      if (answered !== undefined) expect([id, (answer as ZodType).parse(answered)]).toEqual([id, answered]);
    }
    for (const [name, { content }] of Object.entries<Document>(document.components.responses)) {
      const { example } = content['application/json'];
      expect([name, errorBody.parse(example)]).toEqual([name, example]);
      expect(name).toBe(`Failure${errorTable[example.error.code as ErrorCode].http}`);
    }
  });

  test('says which answers carry an entity tag, and those do', async () => {
    for (const { id, path, one } of operations()) {
      if (routes[id as OperationId].method !== 'GET' || path.includes('{') || id === 'events') continue;
      const { headers } = await server.ask('GET', path);
      expect([id, headers.etag !== undefined]).toEqual([id, one.responses['304'] !== undefined]);
    }
  });

  test('has schemas of JSON Schema 2020-12 only: no word of an older form', () => {
    const text = JSON.stringify(document);
    for (const word of ['"nullable"', '"definitions"', '"$schema"', '"$id"']) expect([word, text.includes(word)]).toEqual([word, false]);
  });
});

test('every operation of the table is served, and nothing beside it', async () => {
  for (const [id, { method, path }] of Object.entries<Route>(routes)) {
    if (id === 'events') continue;
    const { status, text } = await server.ask(method, path.replace(/\{\w+\}/g, 'x'));
    expect([id, text.startsWith('{"error":{"code":"HOOKLINE_NO_SUCH_OPERATION"')]).toEqual([id, false]);
    const told = Object.keys(document.paths[path][method.toLowerCase()].responses);
    expect([id, status, told.includes(String(status))]).toEqual([id, status, true]);
  }
  const served = new Set(Object.values<Route>(routes).map(({ method, path }) => `${method} ${path}`));
  const paths = [...new Set(Object.values(routes).map(({ path }) => path as string))];
  for (const path of paths) {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH']) {
      if (served.has(`${method} ${path}`)) continue;
      // A fixed word may stand where another operation has a place: `/api/uploads/text` beside `/api/uploads/{uploadId}`.
      const answer = await server.ask(method, path.replace(/\{\w+\}/g, 'x'));
      expect([method, path, answer.status === 404]).toEqual([method, path, true]);
    }
  }
});

test('every operation has its schemas', () => {
  expect(Object.keys(schemas).sort()).toEqual((Object.keys(routes) as OperationId[]).sort());
});

test('the readable page is there, and asks nobody else', async () => {
  const { status, text, headers } = await server.ask('GET', '/api/docs');
  expect(status).toBe(200);
  expect(text).toContain('Hookline API');
  expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  expect(headers['content-security-policy']).toContain("script-src 'self';");
});

/** The places of a schema that say nothing: fields of objects, and what stands in lists and choices. */
function undescribed(schema: Document, place: string): string[] {
  const fields = Object.entries<Document>(schema.properties ?? {}).flatMap(([name, field]) => [
    ...(isDescribed(field) ? [] : [`${place}.${name}`]),
    ...undescribed(field, `${place}.${name}`),
  ]);
  const within = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [...fields, ...within.flatMap((one) => (typeof one === 'object' ? undescribed(one, place) : []))];
}

/** A reference is described where it leads to. */
function isDescribed(field: Document): boolean {
  if (field.description || field.$ref) return true;
  return (field.anyOf ?? []).some((one: Document) => one.description || one.$ref);
}
