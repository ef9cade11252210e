import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme.css';
import './kit/controls.css';
import './kit/floats.css';
import './kit/parts.css';
import './kit/table.css';
import './shell/shell.css';
import { App } from './app.tsx';
import { ask } from './client/ask.ts';
import { queryClient } from './client/query-client.ts';
import { fetchOtherPages, fetchPage } from './shell/pages.tsx';
import { followTheme } from './theme.ts';

followTheme();
// Who is here, and the page at this address, are on their way before anything is drawn.
void queryClient.prefetchQuery({ queryKey: ['session', {}], queryFn: () => ask('session', {}) });
void fetchPage(window.location.pathname).then(() => setTimeout(fetchOtherPages, 3000));
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
