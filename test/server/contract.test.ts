import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openapiDocument } from '../../src/api/openapi.ts';
import { type OperationId, type Route, routes } from '../../src/api/routes.ts';
import { schemas } from '../../src/api/schemas/index.ts';
import { type TestServer, testServer } from '../support/server.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document as any client gets it.
type Document = any;

let server: TestServer;
let document: Document;
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
      const { default: failure, ...good } = one.responses;
      expect([id, failure.content['application/json'].schema]).toEqual([id, { $ref: '#/components/schemas/Error' }]);
      expect([id, Object.keys(good).length]).toEqual([id, 1]);
      const [[status, { description, content }]] = Object.entries<Document>(good) as [[string, Document]];
      expect([id, typeof description]).toEqual([id, 'string']);
      expect([id, content === undefined]).toEqual([id, status === '204']);
    }
  });

  test('describes every place of a path as a parameter, and no name twice', () => {
    for (const { id, path, one } of operations()) {
      const inPath = one.parameters.filter((part: Document) => part.in === 'path').map(({ name }: Document) => name);
      expect([id, inPath.sort()]).toEqual([id, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()]);
      const names = one.parameters.map((part: Document) => `${part.in} ${part.name}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('refers to nothing that it does not hold, and holds nothing that nothing refers to', () => {
    const text = JSON.stringify(document);
    const asked = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name));
    expect([...asked].sort()).toEqual(Object.keys(document.components.schemas).sort());
    expect([...text.matchAll(/"\$ref":"([^"]+)"/g)].filter(([, ref]) => !ref?.startsWith('#/components/schemas/'))).toEqual([]);
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
    expect([id, text.includes('HOOKLINE_NO_SUCH_OPERATION')]).toEqual([id, false]);
    expect(status).not.toBe(500);
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
