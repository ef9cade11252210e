import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { Announcer } from '../kit/announce.tsx';
import { Navigation } from './navigation.tsx';
import { RunNotice } from './run-notice.tsx';
import { Shortcuts } from './shortcuts.tsx';

/** The frame around every page: skip link, navigation, the work that runs, and the page itself. */
export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    // A reader of the screen hears of the new page, and the keyboard goes on from its beginning.
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [path]);
  return (
    <div className="shell">
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a place, and only leaves the address alone */}
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          // The anchor of the address names the open part of a page, and stays.
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the page
      </a>
      <Navigation />
      <div className="shell-page">
        <RunNotice />
        <main id="main" ref={main} tabIndex={-1}>
          {children}
        </main>
      </div>
      <Shortcuts />
      <Announcer />
    </div>
  );
}
