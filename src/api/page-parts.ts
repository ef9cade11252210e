/** The addresses of the page, and the file of `web/` that draws each: a part of its own in the built page. */
export const pageParts = {
  '/': 'start/start-page.tsx',
  '/campaigns': 'campaigns/campaigns-page.tsx',
  '/campaigns/:id': 'campaign/campaign-page.tsx',
  '/lookup': 'lookup/lookup-page.tsx',
  '/messages': 'messages/messages-page.tsx',
  '/messages/:id': 'messages/message-page.tsx',
  '/review': 'review/review-page.tsx',
  '/sources': 'sources/sources-page.tsx',
  '/settings': 'settings/settings-page.tsx',
  '/access': 'access/access-page.tsx',
} as const;

export type PagePath = keyof typeof pageParts;

/** The path of the table that an address stands under, such as `/campaigns/:id` for `/campaigns/c-1`; null where none does. */
export function pagePathOf(address: string): PagePath | null {
  const [, first = '', second] = address.split('/');
  const path = `/${first}${second ? '/:id' : ''}`;
  return Object.hasOwn(pageParts, path) ? (path as PagePath) : null;
}
