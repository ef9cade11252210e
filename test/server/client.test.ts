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
