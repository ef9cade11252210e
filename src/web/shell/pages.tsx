import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { Loading } from '../kit/loading.tsx';
import { PageHead } from '../kit/page-head.tsx';
import { PageFault } from './page-fault.tsx';

type Load = () => Promise<ComponentType>;

/** Each page is a part of its own, fetched when it is first opened. */
const loads: readonly (readonly [path: string, load: Load])[] = [
  ['/', async () => (await import('../start/start-page.tsx')).StartPage],
  ['/campaigns', async () => (await import('../campaigns/campaigns-page.tsx')).CampaignsPage],
  ['/campaigns/:id', async () => (await import('../campaign/campaign-page.tsx')).CampaignPage],
  ['/lookup', async () => (await import('../lookup/lookup-page.tsx')).LookupPage],
  ['/messages', async () => (await import('../messages/messages-page.tsx')).MessagesPage],
  ['/messages/:id', async () => (await import('../messages/message-page.tsx')).MessagePage],
  ['/review', async () => (await import('../review/review-page.tsx')).ReviewPage],
  ['/sources', async () => (await import('../sources/sources-page.tsx')).SourcesPage],
  ['/settings', async () => (await import('../settings/settings-page.tsx')).SettingsPage],
  ['/access', async () => (await import('../access/access-page.tsx')).AccessPage],
];
const pages = loads.map(([path, load]) => ({ path, page: lazy(async () => ({ default: await load() })) }));

/** Begins to fetch the page at an address, while the server is still asked who is here. */
export function fetchPage(address: string): void {
  const [, first, second] = address.split('/');
  const found = loads.find(([path]) => path === `/${first ?? ''}${second ? '/:id' : ''}`);
  // What fails here is told when the page is drawn.
  void found?.[1]().catch(() => undefined);
}

/** What stands at which address. */
export function Pages(): ReactNode {
  const [path] = useLocation();
  return (
    <PageFault key={path}>
      <Suspense fallback={<Loading label="Opening the page" rows={8} />}>
        <Switch>
          {pages.map(({ path: pattern, page }) => (
            <Route key={pattern} path={pattern} component={page} />
          ))}
          <Route component={NoPage} />
        </Switch>
      </Suspense>
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
