import type { IconName } from '../kit/icon.tsx';

export interface NavEntry {
  readonly path: string;
  readonly name: string;
  readonly icon: IconName;
  /** Goes there after `g`. */
  readonly key: string;
  /** Stands below, apart from the daily work. */
  readonly isAside?: boolean;
}

/** The pages that the navigation leads to. */
export const navigation: readonly NavEntry[] = [
  { path: '/', name: 'Start', icon: 'start', key: 's' },
  { path: '/campaigns', name: 'Campaigns', icon: 'campaigns', key: 'c' },
  { path: '/lookup', name: 'Look-up', icon: 'lookup', key: 'l' },
  { path: '/messages', name: 'Messages', icon: 'message', key: 'm' },
  { path: '/review', name: 'Review', icon: 'review', key: 'r' },
  { path: '/sources', name: 'Sources', icon: 'file', key: 'o', isAside: true },
  { path: '/settings', name: 'Settings', icon: 'settings', key: 't', isAside: true },
  { path: '/access', name: 'Access', icon: 'key', key: 'a', isAside: true },
];

/** The entry that stands for an address: that of a campaign is under Campaigns. */
export function entryOf(path: string): NavEntry | undefined {
  return navigation.find((entry) => entry.path === path || (entry.path !== '/' && path.startsWith(`${entry.path}/`)));
}
