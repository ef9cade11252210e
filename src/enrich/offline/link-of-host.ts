import { readUrl } from '../../analysis/links/find.ts';
import { remember } from '../../analysis/text/remember.ts';
import type { Link } from '../../model/link.ts';

/** A host or domain as the link to it would be read; null for what can be no host. Several providers ask in turn. */
export const linkOfHost: (host: string) => Link | null = remember((host) => readUrl(`http://${host}/`), 1000);
