import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decide, dropView, saveView, undoDecision } from '../../src/app/decide.ts';
import { labelText, unlabelText } from '../../src/app/label-text.ts';
import { verifyWorkspace } from '../../src/app/verify.ts';
import type { Workspace } from '../../src/app/workspace.ts';
import { freshFolder } from '../support/folders.ts';
import { grow, within } from '../support/growing.ts';

const clock = { now: () => Date.UTC(2026, 3, 6) };
const ann = { actor: 'ann', clock };
const csv = [
  'text,sender',
  ...[1, 2, 3].map((n) => `Evri: your parcel ${n} is held pay at https://evri-${n}.example,+44770090012${n}`),
].join('\n');
const entry = (action: string, detail = '') => ({ at: clock.now(), actor: 'ann', action, subject: 's', detail });
const label = { messageClass: 'spam' as const, scamType: null, topic: null, brand: null, lures: null, asks: null, note: null };

async function inFeed(work: (workspace: Workspace, campaignId: string, textId: string) => Promise<void>): Promise<void> {
  await within(join(freshFolder(), 'audited'), async (workspace) => {
    await grow(workspace.store, csv);
    const [campaign] = await workspace.store.campaigns({ minReports: 1, limit: 1 });
    const [message] = (await workspace.store.browseMessages({})).items;
    await work(workspace, campaign?.campaignId ?? '', message?.textId ?? '');
  });
}

const actions = async ({ store }: Workspace) => (await store.audit()).map(({ action, detail }) => `${action} ${detail}`.trim());

describe('a change and its entry in the audit', () => {
  test('are there together, the entry told from what came of the change', () =>
    inFeed(async (workspace, campaignId, textId) => {
      const note = { kind: 'note', campaignId, text: 'mind this one' } as const;
      const { decisionId } = await decide(workspace, note, ann, (made) => entry('decide', made.decisionId));
      await undoDecision(workspace, decisionId, ann, ({ undoneBy }) => entry('undoDecision', undoneBy ?? ''));
      const { viewId } = await saveView(workspace, { name: 'mine', query: '' }, ann, (saved) => entry('saveView', saved.viewId));
      await dropView(workspace, viewId, () => entry('dropView'));
      await expect(dropView(workspace, viewId, () => entry('dropView'))).rejects.toThrow(/no view/);
      await labelText(workspace, { ...label, textId }, 'ann', clock, ({ messageClass }) => entry('saveLabel', messageClass));
      await unlabelText(workspace, textId, 'ann', clock, () => entry('dropLabel'));
      expect(await actions(workspace)).toEqual([
        `decide ${decisionId}`,
        'undoDecision ann',
        `saveView ${viewId}`,
        'dropView',
        'saveLabel spam',
        'dropLabel',
      ]);
    }));

  test('are neither there where the entry cannot be written', () =>
    inFeed(async (workspace, campaignId, textId) => {
      const broken = () => ({ ...entry('broken'), at: Number.NaN });
      await expect(decide(workspace, { kind: 'note', campaignId, text: 'x' }, ann, broken)).rejects.toThrow();
      await expect(labelText(workspace, { ...label, textId }, 'ann', clock, broken)).rejects.toThrow();
      expect((await workspace.store.decisions({})).items).toEqual([]);
      expect(await workspace.store.labels({})).toEqual([]);
      await workspace.store.keepChange(entry('next'));
      expect(await actions(workspace)).toEqual(['next']);
    }));

  test('stay one chain, whatever writes at the same time', () =>
    inFeed(async (workspace, campaignId, textId) => {
      const note = { kind: 'note', campaignId, text: 'x' } as const;
      await Promise.all(
        Array.from({ length: 8 }, async (_, at) => {
          await Promise.all([
            decide(workspace, note, ann, () => entry('decide')),
            labelText(workspace, { ...label, textId }, `person ${at}`, clock, () => entry('saveLabel')),
            workspace.store.keepChange(entry('other')),
          ]);
        }),
      );
      expect(await verifyWorkspace(workspace)).toMatchObject({ auditEntries: 24, auditBrokenAt: null });
    }));

  test('what was begun outside of the store and cut off stands there as such', () =>
    inFeed(async (workspace) => {
      const { store } = workspace;
      await store.noteChange(entry('makeToken', 'gateway'));
      await store.dropNote(await store.noteChange(entry('refused')));
      await store.keepChange(entry('done'), await store.noteChange(entry('noted')));
      await store.keepNotes();
      await store.keepNotes();
      expect(await actions(workspace)).toEqual(['done', 'makeToken gateway; the server ended before it said what came of it']);
      expect(await verifyWorkspace(workspace)).toMatchObject({ auditBrokenAt: null });
    }));
});
