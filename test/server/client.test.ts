import { readFileSync } from 'node:fs';
import { OpenAPIClientAxios } from 'openapi-client-axios';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleFeed } from '../support/folders.ts';
import { type TestServer, testServer } from '../support/server.ts';

/** A client as anybody would make it: it knows the address of the document and a token, and nothing else of this program. */
async function clientOf(url: string, token: string) {
  const api = new OpenAPIClientAxios({
    definition: `${url}/api/openapi.json`,
    withServer: { url },
    axiosConfigDefaults: { headers: { authorization: `Bearer ${token}` }, paramsSerializer: { indexes: null } },
  });
  // biome-ignore lint/suspicious/noExplicitAny: the operations are those that the document names.
  return (await api.init()) as any;
}

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ demandTokens: true });
});
afterAll(() => server.close());

test('a client made from the document alone goes from a file to its campaigns and back', async () => {
  const client = await clientOf(server.url, await server.token('analyst'));
  const { data: session } = await client.session();
  expect(session).toMatchObject({ role: 'analyst', open: false });

  const octets = { headers: { 'content-type': 'application/octet-stream' } };
  const { data: upload, status } = await client.upload({ name: 'feed.csv' }, readFileSync(exampleFeed), octets);
  expect([status, upload.name]).toEqual([201, 'feed.csv']);

  const options = { zone: 'Europe/London' };
  const { data: preview } = await client.preview({ uploadId: upload.uploadId }, options);
  expect(preview.columns.map(({ field }: { field: string | null }) => field)).toContain('text');
  expect(preview.known).toBe(false);

  const { data: started } = await client.startRun(null, { job: 'investigate', uploads: [upload.uploadId], options });
  await server.desk.runs.finished(started.runId);
  const { data: run } = await client.run({ runId: started.runId });
  expect(run).toMatchObject({ state: 'done', result: { inputs: [{ name: 'feed.csv', records: 412, rejected: 0 }] } });

  const { data: list } = await client.campaigns({ messageClass: ['scam', 'spam'], sort: 'reports', limit: 5 });
  expect(list.items).toHaveLength(5);
  expect(list.total).toBeGreaterThan(5);
  const { data: more } = await client.campaigns({ messageClass: ['scam', 'spam'], sort: 'reports', limit: 5, cursor: list.next });
  expect(more.items.map(({ campaignId }: { campaignId: string }) => campaignId)).not.toContain(list.items[0].campaignId);

  const { campaignId } = list.items[0];
  const { data: campaign } = await client.campaign({ campaignId });
  expect(campaign.account.length).toBeGreaterThan(50);
  const { data: scripts } = await client.campaignScripts({ campaignId });
  const { data: message } = await client.message({ textId: scripts.items[0].examples[0].textId });
  expect(message.campaignId).toBe(campaignId);

  const { data: decision } = await client.decide(null, { kind: 'rename', campaignId, name: 'The first one' });
  expect((await client.campaign({ campaignId })).data).toMatchObject({ title: 'The first one', isNamed: true });
  await client.undoDecision({ decisionId: decision.decisionId });
  expect((await client.campaign({ campaignId })).data.isNamed).toBe(false);

  const { data: pushed } = await client.pushReports(null, { reports: [{ text: message.text, sender: '+447700900123' }] });
  expect(pushed.results[0]).toMatchObject({ campaignId, how: 'known' });

  const { data: found } = await client.lookUp(null, { given: campaign.domainList[0]?.value ?? campaign.senderList[0].value });
  expect(found.report.campaigns.map((one: { campaignId: string }) => one.campaignId)).toContain(campaignId);
  expect((await client.lookupHistory()).data.items[0]).toMatchObject({ actor: 'analyst of the test' });

  const { data: sample } = await client.drawSample(null, { by: 'random', size: 10, seed: 1 });
  const { data: texts } = await client.sampleTexts({ name: sample.name, limit: 4 });
  expect([texts.items.length, texts.total]).toEqual([4, 10]);
  const label = { messageClass: 'scam', scamType: 'delivery', topic: null, brand: 'Evri', lures: ['authority'], asks: null, note: null };
  const { data: kept } = await client.saveLabel({ textId: texts.items[0].textId }, label);
  expect(kept).toMatchObject({ brand: 'evri', labelledBy: 'analyst of the test' });
  const { data: left } = await client.sampleTexts({ name: sample.name, open: true });
  expect(left.total).toBe(9);
  const { data: agreement } = await client.agreement({ name: sample.name });
  expect(agreement.labelled).toEqual([{ person: 'analyst of the test', texts: 1 }]);
});

test('what is refused comes as the document says', async () => {
  const client = await clientOf(server.url, await server.token('viewer'));
  const failure = await client.startRun(null, { job: 'verify' }).catch((error: unknown) => error);
  expect(failure.response.status).toBe(403);
  expect(failure.response.data.error).toMatchObject({ code: 'HOOKLINE_ROLE', message: expect.any(String), remedy: expect.any(String) });
});

test('a monitor asks without a token, and learns nothing but that all is well', async () => {
  expect(await server.ask('GET', '/api/health')).toMatchObject({ status: 200, text: '{"status":"ok"}' });
  expect((await server.ask('GET', '/api/session')).status).toBe(401);
});

test('a gateway is told what could not be read, and hands in nothing that would lose letters', async () => {
  const token = await server.token('analyst', 'push');
  const push = (body: unknown, headers = {}) => server.ask('POST', '/api/reports', { token, body, headers });
  const { json } = await push({ reports: [{ text: 'Your parcel waits', received: 'soon' }, { recipient: '+447700900123' }] });
  expect(json.results).toMatchObject([
    { reportId: expect.any(String), reason: null, notes: ["received: no time could be read in 'soon'"] },
    { reportId: null, campaignId: null, reason: 'nothing to read: no text, no link, no sender', notes: [] },
  ]);
  const isJson = { 'content-type': 'application/json' };
  const latin = Buffer.from('{"reports":[{"text":"Votre colis est arriv\u00e9"}]}', 'latin1');
  expect((await push(latin, isJson)).json.error).toMatchObject({
    code: 'HOOKLINE_REQUEST',
    message: 'the body is not UTF-8, which JSON must be',
  });
  expect((await push('{"reports":[', isJson)).json.error).toMatchObject({ code: 'HOOKLINE_REQUEST', message: 'the body is no JSON' });
  const packed = await push('{"reports":[]}', { ...isJson, 'content-encoding': 'gzip' });
  expect([packed.status, packed.json.error.code]).toEqual([415, 'HOOKLINE_MEDIA_TYPE']);
});

test('many look-ups are answered in their order, and each stands in the history', async () => {
  const client = await clientOf(server.url, await server.token('analyst'));
  const given = ['evri-fee.example', ' ', '+447700900123'];
  const { data } = await client.lookUpMany(null, { given });
  expect(data.results.map((one: { given: string }) => one.given)).toEqual(given);
  expect(data.results.map(({ report }: { report: { kind: string } | null }) => report?.kind ?? null)).toEqual(['domain', null, 'number']);
  expect(data.results[1].reason).toEqual(expect.any(String));
  const { data: history } = await client.lookupHistory({ limit: 2 });
  expect(history.items.map((one: { given: string }) => one.given)).toEqual(['+447700900123', 'evri-fee.example']);
});
