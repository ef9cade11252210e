import { HooklineError } from '../model/errors.ts';
import type { Label, Opinion } from '../model/opinion.ts';
import type { AuditOf } from '../ports/audit.ts';
import type { Clock } from '../ports/clock.ts';
import { brandFinder } from './find-brand.ts';
import type { Workspace } from './workspace.ts';

/** A label by one person, with the brand as an id or as typed. */
export interface GivenLabel extends Opinion {
  readonly textId: string;
  readonly note: string | null;
}

/** Keeps a person's label of one text, put right as the file of labels is. Throws `HOOKLINE_UNKNOWN_MESSAGE`. */
export async function labelText(
  { store, dataFolders }: Workspace,
  given: GivenLabel,
  person: string,
  clock: Clock,
  audit?: AuditOf<Label>,
): Promise<Label> {
  const { textId, messageClass, scamType, note } = given;
  await assertKnown(store, textId);
  const isScam = messageClass === 'scam';
  const named = scamType !== null && scamType !== 'others' ? scamType : null;
  const label: Label = {
    textId,
    messageClass,
    scamType: isScam ? scamType : null,
    topic: given.topic?.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim() || (isScam ? named : null),
    brand: given.brand === null || given.brand.trim() === '' ? given.brand : brandFinder(dataFolders)(given.brand).id,
    lures: isScam ? given.lures : [],
    asks: given.asks,
    labelledBy: person,
    labelledAt: await labelTime(store, textId, person, clock),
    note: note?.trim() || null,
  };
  await store.saveLabels([label], audit && (() => audit(label)));
  return label;
}

/** Takes a person's label of one text back; without one nothing happens. Throws `HOOKLINE_UNKNOWN_MESSAGE`. */
export async function unlabelText(
  { store }: Workspace,
  textId: string,
  person: string,
  clock: Clock,
  audit?: AuditOf<void>,
): Promise<void> {
  await assertKnown(store, textId);
  await store.saveLabels([{ textId, labelledBy: person, labelledAt: await labelTime(store, textId, person, clock) }], audit);
}

async function assertKnown(store: Workspace['store'], textId: string): Promise<void> {
  const known = /^[0-9a-f]{32}$/.test(textId) && (await store.knownTexts([textId])).has(textId);
  if (!known) throw new HooklineError('HOOKLINE_UNKNOWN_MESSAGE', `there is no text '${textId.slice(0, 40)}'`);
}

/** A clock that is set back must not let an earlier label count. */
async function labelTime(store: Workspace['store'], textId: string, person: string, clock: Clock): Promise<number> {
  const before = (await store.labels({ labelledBy: person })).find((label) => label.textId === textId);
  return Math.max(clock.now(), before?.labelledAt ?? 0);
}
