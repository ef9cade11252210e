import type { ProviderSettingRow } from '../../api/connectors.ts';

/** What was typed, by the name of the setting; what nobody touched is not in it. */
export type Drafts = Readonly<Record<string, string>>;

/**
 * The settings to send: only those that differ from what is kept; an emptied one is taken away (null). A secret is never
 * read back, so an empty field of it means that nobody touched it.
 */
export function changedSettings(settings: readonly ProviderSettingRow[], drafts: Drafts): Readonly<Record<string, string | null>> {
  const changed: Record<string, string | null> = {};
  for (const { name, type, value, from } of settings) {
    const draft = drafts[name]?.trim();
    if (draft === undefined || (type === 'secret' && draft === '')) continue;
    const kept = from === 'default' ? '' : (value ?? '');
    if (draft !== kept) changed[name] = draft === '' ? null : draft;
  }
  return changed;
}
