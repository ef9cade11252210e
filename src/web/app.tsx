import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queryClient } from './client/query-client.ts';
import { ToastProvider } from './kit/toast.tsx';
import { Gate } from './shell/gate.tsx';
import { Pages } from './shell/pages.tsx';
import { Shell } from './shell/shell.tsx';

/** The whole page. */
export function App(): ReactNode {
  return (
    <QueryClientProvider client={queryClient}>
      <ToastProvider>
        <Gate>
          <Shell>
            <Pages />
          </Shell>
        </Gate>
      </ToastProvider>
    </QueryClientProvider>
  );
}
