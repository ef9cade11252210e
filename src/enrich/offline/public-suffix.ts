import type { OfflineProvider } from '../../ports/provider.ts';
import { findings } from './finding.ts';
import { linkOfHost } from './link-of-host.ts';

/** The day on which the list in tldts 7.5.4 was taken; it comes with the package, not as a data file. */
const listDate = '2026-11-22';

/** The public suffix under which a host stands, and the domain that was registered there. */
export function publicSuffix(): OfflineProvider {
  return {
    declaration: {
      id: 'public-suffix',
      name: 'Public Suffix List',
      answers: ['domain', 'host'],
      licence: 'MPL-2.0',
      dataDate: listDate,
    },
    look: ({ kind, value }) => {
      const link = kind === 'host' || kind === 'domain' ? linkOfHost(value) : null;
      return link ? findings({ suffix: link.suffix, registrable_domain: link.suffix && kind === 'host' ? link.domain : null }) : [];
    },
  };
}
