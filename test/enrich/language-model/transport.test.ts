import { describe, expect, test } from 'vitest';
import type { Spending } from '../../../src/ports/classifier.ts';
import { type Behaviour, chatServer, complete, honest, honestAnswer, json, type SeenRequest } from '../../support/chat-server.ts';
import { answersFrom, modelAt, saidOf, textsOf } from './asking.ts';

const parcel = textsOf('Evri: your parcel is held');
const scam = { messageClass: 'scam', scamType: 'delivery', brand: 'evri', confidence: 0.9, producer: 'loopback/p1' };

/** Fails so often as told, then behaves. */
const failing =
  (times: number, fault: Behaviour): Behaviour =>
  (request, response, number) =>
    number <= times ? fault(request, response, number) : honest(request, response, number);

describe('what passes is asked again', () => {
  test.each<[string, Behaviour]>([
    ['a server that is busy', (_, response) => json(response, 503, {})],
    ['a gateway that times out', (_, response) => json(response, 504, {})],
    ['too many requests', (_, response) => json(response, 429, {})],
    ['a connection that breaks off', (_, response) => void response.destroy()],
    [
      'a body that is cut short',
      (_, response) => void response.writeHead(200, { 'content-length': '5000' }).write('{"choices":', () => response.destroy()),
    ],
  ])('%s', async (_, fault) => {
    const server = await chatServer(failing(3, fault));
    const { model, waits } = modelAt(server.endpoint);
    expect((await saidOf(model, parcel)).get('t0')).toMatchObject(scam);
    expect(server.seen).toHaveLength(4);
    expect(waits).toHaveLength(3);
    for (const [at, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(250 * 2 ** at);
      expect(wait).toBeLessThanOrEqual(500 * 2 ** at);
    }
  });

  test.each([
    ['seconds', '7', 7000],
    ['a date', 'Mon, 06 Apr 2026 00:00:30 GMT', 30_000],
    ['a date that is past', 'Mon, 06 Apr 2020 00:00:30 GMT', 0],
  ])('when the server says, in %s', async (_, after, wait) => {
    const server = await chatServer(failing(1, (__, response) => json(response, 429, {}, { 'retry-after': after })));
    const { model, waits } = modelAt(server.endpoint);
    expect((await saidOf(model, parcel)).get('t0')).toMatchObject(scam);
    expect(waits).toEqual([wait]);
  });

  test.each<[string, Behaviour]>([
    ['JSON that is broken', (_, response) => void response.writeHead(200).end('{"choices":[')],
    ['JSON of another form', (_, response) => json(response, 200, { error: 'none' })],
    ['no message', (_, response) => json(response, 200, { choices: [] })],
    ['markup', (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
  ])('once only after %s, and both are paid for', async (_, fault) => {
    const server = await chatServer(fault);
    const { model } = modelAt(server.endpoint);
    const spent: Spending[] = [];
    const failed: unknown[] = [];
    for await (const batch of model.classify(parcel)) {
      spent.push(batch.spent);
      failed.push(...batch.answers);
    }
    expect(failed).toMatchObject([{ textId: 't0', failed: expect.stringMatching(/^the endpoint sent/) }]);
    expect(server.seen).toHaveLength(2);
    expect(spent).toMatchObject([{ requests: 2, completionTokens: 160 }]);
    server.behave((request, response, number) => (number === 3 ? fault(request, response, number) : honest(request, response, number)));
    expect((await saidOf(model, parcel)).get('t0')).toMatchObject(scam);
  });

  test('no more than five times', async () => {
    const server = await chatServer((_, response) => json(response, 500, {}));
    expect((await saidOf(modelAt(server.endpoint).model, parcel)).get('t0')).toBe('the endpoint is busy or broken (500)');
    expect(server.seen).toHaveLength(5);
  });

  test('a body that comes too slowly', async () => {
    const server = await chatServer(
      failing(1, (_, response) => {
        response.writeHead(200).write('{"choices":');
      }),
    );
    expect((await saidOf(modelAt(server.endpoint, { timeout: 1500 }).model, parcel)).get('t0')).toMatchObject(scam);
  });

  test('not a body without end', async () => {
    const server = await chatServer((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.writeHead(200).on('drain', more);
      more();
    });
    expect((await saidOf(modelAt(server.endpoint).model, parcel)).get('t0')).toBe('the endpoint sent more than 4 MB');
    expect(server.seen).toHaveLength(1);
  });
});

describe('asking ends', () => {
  test.each([
    [401, 'the endpoint refuses the key (401)'],
    [403, 'the endpoint refuses the key (403)'],
    [402, 'the endpoint wants to be paid first (402)'],
    [404, 'the endpoint knows no such path or model (404): {"error":"said [key]"}'],
  ])('at status %d, at once, and the key stands in no message', async (status, message) => {
    const server = await chatServer((_, response) => json(response, status, { error: 'said sk-secret' }));
    const { model } = modelAt(server.endpoint, { key: 'sk-secret' });
    await expect(answersFrom(model, parcel)).rejects.toMatchObject({ code: 'HOOKLINE_MODEL_REFUSED', message });
    expect(server.seen).toHaveLength(1);
    expect(server.seen[0]?.headers.authorization).toBe('Bearer sk-secret');
  });

  test('after eight failures in a row, and what came before is given', async () => {
    const server = await chatServer((request, response, number) =>
      number <= 2 ? honest(request, response, number) : json(response, 502, {}),
    );
    const { model } = modelAt(server.endpoint, { batch: 1 });
    const answers: unknown[] = [];
    const asking = async () => {
      for await (const batch of model.classify(textsOf('parcel a', 'parcel b', 'parcel c', 'parcel d', 'parcel e')))
        answers.push(...batch.answers);
    };
    await expect(asking()).rejects.toMatchObject({ code: 'HOOKLINE_MODEL_UNREACHABLE' });
    expect(answers).toHaveLength(3);
    expect(server.seen).toHaveLength(10);
  });

  test('when nobody listens', async () => {
    const { model } = modelAt('http://127.0.0.1:1/v1', { batch: 1 });
    await expect(answersFrom(model, textsOf('a', 'b'))).rejects.toMatchObject({ code: 'HOOKLINE_MODEL_UNREACHABLE' });
  });

  test('when the server asks for a wait that is too long', async () => {
    const server = await chatServer((_, response) => json(response, 429, {}, { 'retry-after': '3600' }));
    await expect(answersFrom(modelAt(server.endpoint).model, parcel)).rejects.toMatchObject({
      code: 'HOOKLINE_MODEL_UNREACHABLE',
      message: 'the endpoint asks to wait 3600 s (429)',
    });
    expect(server.seen).toHaveLength(1);
  });

  test('when it is left early: what is under way is broken off', async () => {
    let closed: () => void = () => {};
    const broken = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const server = await chatServer((request, response, number) => {
      if (number === 1) return honest(request, response, number);
      response.on('close', closed);
    });
    const { model } = modelAt(server.endpoint, { batch: 1, concurrency: 2 });
    for await (const _ of model.classify(textsOf('a', 'b', 'c', 'd'))) break;
    await broken;
    expect(server.seen.length).toBeLessThanOrEqual(3);
  });
});

describe('redirects', () => {
  test('to another host are not followed', async () => {
    const other = await chatServer(honest);
    const server = await chatServer(
      (_, response) => void response.writeHead(307, { location: `${other.endpoint}/chat/completions` }).end(),
    );
    await expect(answersFrom(modelAt(server.endpoint, { key: 'k' }).model, parcel)).rejects.toMatchObject({
      code: 'HOOKLINE_MODEL_REFUSED',
    });
    expect(other.seen).toEqual([]);
  });

  test('on the same host are, a few times', async () => {
    const server = await chatServer((request, response, number) =>
      number === 1 ? void response.writeHead(308, { location: '/v2/chat/completions' }).end() : honest(request, response, number),
    );
    expect((await saidOf(modelAt(server.endpoint).model, parcel)).get('t0')).toMatchObject(scam);
    expect(server.seen.map(({ path }) => path)).toEqual(['/v1/chat/completions', '/v2/chat/completions']);
    const round = await chatServer((_, response) => void response.writeHead(307, { location: '/v1/chat/completions' }).end());
    await expect(answersFrom(modelAt(round.endpoint).model, parcel)).rejects.toMatchObject({ code: 'HOOKLINE_MODEL_REFUSED' });
  });
});

describe('an endpoint that does not know', () => {
  test.each([
    ['JSON schemas', 'response_format json_schema is not supported', ['json_schema', 'json_schema', 'json_object', 'json_object']],
    ['bounds in a schema', 'maxLength is not permitted', ['json_schema', 'json_schema', 'json_schema']],
    ['response formats', 'unknown field response_format', ['json_schema', 'json_schema', 'json_object', undefined, undefined]],
  ])('%s is asked without, from then on', async (_, error, formats) => {
    const refused = ({ response_format: format }: SeenRequest['body']) => {
      if (error.startsWith('maxLength')) return JSON.stringify(format).includes('maxLength');
      return format?.type === 'json_schema' || (format?.type === 'json_object' && formats.includes(undefined));
    };
    const server = await chatServer((request, response, number) =>
      refused(request.body) ? json(response, 400, { error }) : honest(request, response, number),
    );
    const said = await saidOf(modelAt(server.endpoint, { batch: 1 }).model, textsOf('parcel a', 'parcel b'));
    expect([...said.values()]).toMatchObject([scam, scam]);
    expect(server.seen.map(({ body }) => body.response_format?.type)).toEqual(formats);
  });

  test('max_tokens and temperature is asked in its own words', async () => {
    const server = await chatServer((request, response, number) => {
      if ('max_tokens' in request.body) return json(response, 400, { error: "Use 'max_completion_tokens' instead of 'max_tokens'" });
      if ('temperature' in request.body) return json(response, 400, { error: "'temperature' does not support 0" });
      return honest(request, response, number);
    });
    expect((await saidOf(modelAt(server.endpoint).model, parcel)).get('t0')).toMatchObject(scam);
    expect(server.seen.at(-1)?.body).toMatchObject({ max_completion_tokens: 220, response_format: { type: 'json_schema' } });
  });

  test.each([
    ['413', (response: Parameters<Behaviour>[1]) => json(response, 413, {})],
    [
      'a context that is too short',
      (response: Parameters<Behaviour>[1]) => json(response, 400, { error: 'the request exceeds the available context size' }),
    ],
  ])('so many texts at once (%s) is asked about fewer', async (_, fault) => {
    const server = await chatServer((request, response, number) =>
      request.texts.length > 2 ? fault(response) : honest(request, response, number),
    );
    const said = await saidOf(modelAt(server.endpoint).model, textsOf('parcel a', 'parcel b', 'parcel c', 'parcel d', 'parcel e'));
    expect([...said.values()]).toMatchObject(Array(5).fill(scam));
  });

  test('one of the texts still answers the others', async () => {
    const server = await chatServer((request, response, number) =>
      request.texts.some(({ text }) => text.includes('bomb')) && number > 1
        ? json(response, 400, { error: 'content filter' })
        : honest(request, response, number),
    );
    const { model } = modelAt(server.endpoint, { batch: 4 });
    await saidOf(model, parcel);
    const said = await saidOf(model, textsOf('parcel a', 'parcel b', 'parcel bomb', 'parcel c'));
    expect([...said].filter(([, one]) => typeof one === 'string').map(([textId]) => textId)).toEqual(['t2']);
  });

  test('any request at all is left after eight', async () => {
    const server = await chatServer((_, response) => json(response, 400, { error: 'no' }));
    const texts = textsOf(...Array.from({ length: 50 }, (_, at) => `parcel ${'abcdefghij'[at % 10]}${'klmno'[at % 5]}${'x'.repeat(at)}`));
    await expect(answersFrom(modelAt(server.endpoint).model, texts)).rejects.toMatchObject({ code: 'HOOKLINE_MODEL_REFUSED' });
    expect(server.seen.length).toBeLessThan(30);
  });
});

test('an answer that fails is asked for again once, alone', async () => {
  const server = await chatServer(({ texts }, response) =>
    complete(response, {
      answers: texts.map((text) => (text.text.includes('odd') ? { ...honestAnswer(text), class: 'odd' } : honestAnswer(text))),
    }),
  );
  const said = await saidOf(modelAt(server.endpoint).model, textsOf('parcel a', 'parcel odd', 'parcel b'));
  expect(said.get('t1')).toBe('no class of the list');
  expect([said.get('t0'), said.get('t2')]).toMatchObject([scam, scam]);
  expect(server.seen.map(({ texts }) => texts.length)).toEqual([3, 1]);
});
