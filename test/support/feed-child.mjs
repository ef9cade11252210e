/** Hands the reports of standard input to a feed, one a line, and says of each that it is placed: `node feed-child.mjs <workspace>`. */

import { createInterface } from 'node:readline';
import { openFeed, openWorkspace } from '../../dist/app/index.js';

const workspace = await openWorkspace(process.argv[2], { create: true });
const feed = await openFeed(workspace, { actor: 'tester', zone: 'UTC', region: 'GB', settleAfter: 40 }, { now: () => Date.now() });
for await (const line of createInterface({ input: process.stdin })) {
  const { campaignId } = await feed.place(JSON.parse(line));
  process.stdout.write(`${campaignId}\n`);
}
await feed.close();
await workspace.close();
