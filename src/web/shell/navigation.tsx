import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useAnswer } from '../client/use-answer.ts';
import { useSession } from '../client/use-session.ts';
import { thousands } from '../kit/format.ts';
import { Icon } from '../kit/icon.tsx';
import { Untrusted } from '../kit/untrusted.tsx';
import { Mark } from './mark.tsx';
import { entryOf, type NavEntry, navigation } from './nav.ts';
import { ThemeToggle } from './theme-toggle.tsx';

/** The way to every page; on a narrow window a bar below, and what is set apart above. */
export function Navigation(): ReactNode {
  const [path] = useLocation();
  const here = entryOf(path);
  const { data: overview } = useAnswer('overview', {});
  const session = useSession();
  const link = (entry: NavEntry) => (
    <li key={entry.path}>
      <Link
        href={entry.path}
        className="nav-link"
        aria-current={here === entry ? 'page' : undefined}
        title={`${entry.name} (g ${entry.key})`}
      >
        <Icon name={entry.icon} />
        <span className="nav-name">{entry.name}</span>
        {entry.path === '/campaigns' && overview && overview.campaigns > 0 && (
          <span className="nav-count figures">{thousands(overview.campaigns)}</span>
        )}
      </Link>
    </li>
  );
  return (
    <header className="nav">
      <Link href="/" className="nav-brand" aria-label="Hookline, to Start">
        <Mark />
        <span>Hookline</span>
      </Link>
      <nav aria-label="Pages">
        <ul>{navigation.filter(({ isAside }) => !isAside).map(link)}</ul>
        <ul className="nav-aside">{navigation.filter(({ isAside }) => isAside).map(link)}</ul>
      </nav>
      <div className="nav-foot">
        {session && (
          <div className="nav-who small quiet">
            <div className="clip">
              <Untrusted text={session.workspace} as="name" clip />
            </div>
            <div className="clip">
              {session.open ? 'this machine' : <Untrusted text={session.actor} as="name" />} · {session.role}
            </div>
          </div>
        )}
        <ThemeToggle />
      </div>
    </header>
  );
}
