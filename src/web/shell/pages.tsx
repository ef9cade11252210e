import type { ReactNode } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { type PagePath, pagePathOf } from '../../api/page-parts.ts';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { PageHead } from '../kit/page-head.tsx';
import { PageFault } from './page-fault.tsx';
import { fetchPart, type PagePart, ShownPart } from './page-part.tsx';

/** Each page is a part of its own, fetched when it is first opened; the files are those of `api/page-parts.ts`. */
const loads: Readonly<Record<PagePath, PagePart['load']>> = {
  '/': async () => (await import('../start/start-page.tsx')).StartPage,
  '/campaigns': async () => (await import('../campaigns/campaigns-page.tsx')).CampaignsPage,
  '/campaigns/:id': async () => (await import('../campaign/campaign-page.tsx')).CampaignPage,
  '/lookup': async () => (await import('../lookup/lookup-page.tsx')).LookupPage,
  '/messages': async () => (await import('../messages/messages-page.tsx')).MessagesPage,
  '/messages/:id': async () => (await import('../messages/message-page.tsx')).MessagePage,
  '/review': async () => (await import('../review/review-page.tsx')).ReviewPage,
  '/sources': async () => (await import('../sources/sources-page.tsx')).SourcesPage,
  '/settings': async () => (await import('../settings/settings-page.tsx')).SettingsPage,
  '/access': async () => (await import('../access/access-page.tsx')).AccessPage,
};
const parts = Object.entries(loads).map(([path, load]) => ({ path, part: { load, here: null } as PagePart }));

/** Fetches the page at an address, while the server is still asked who is here. What fails is told when the page is drawn. */
export async function fetchPage(address: string): Promise<void> {
  const wanted = pagePathOf(address);
  const found = parts.find(({ path }) => path === wanted);
  await (found && fetchPart(found.part))?.catch(() => undefined);
}

/** Fetches the other pages when nothing else is to do, so that each opens at once. */
export function fetchOtherPages(): void {
  const next = (at: number) => {
    const found = parts[at];
    if (found)
      void fetchPart(found.part)
        .catch(() => undefined)
        .then(() => whenIdle(() => next(at + 1)));
  };
  whenIdle(() => next(0));
}

/** Safari has no idle callbacks. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work);
  else setTimeout(work, 200);
}

/** What stands at which address. */
export function Pages(): ReactNode {
  const [path] = useLocation();
  return (
    <PageFault key={path}>
      <Switch>
        {parts.map(({ path: pattern, part }) => (
          <Route key={pattern} path={pattern}>
            <ShownPart part={part} />
          </Route>
        ))}
        <Route component={NoPage} />
      </Switch>
    </PageFault>
  );
}

function NoPage(): ReactNode {
  const [, go] = useLocation();
  return (
    <>
      <PageHead title="There is no such page" />
      <Empty title="Nothing stands at this address" icon="search" action={<Button onClick={() => go('/')}>Go to Start</Button>}>
        It may be from another version, or was cut short when it was copied.
      </Empty>
    </>
  );
}
