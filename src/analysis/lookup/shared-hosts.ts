/** Hosts of many customers, or of one great service: that they stood in scams says little of them. */
export const sharedHostKinds: ReadonlySet<string> = new Set(['shortener', 'popular', 'official', 'chat', 'cdn', 'shared_host']);
