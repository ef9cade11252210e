/**
 * How much of a message may leave the machine: nothing; the text with what points at a person, and what follows a link's
 * host, taken out; or the whole text.
 */
export const sharingLevels = ['none', 'pseudonymised', 'full'] as const;
export type SharingLevel = (typeof sharingLevels)[number];
