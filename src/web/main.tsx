import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme.css';
import './kit/controls.css';
import './kit/floats.css';
import './kit/parts.css';
import './kit/table.css';
import './shell/shell.css';
import { App } from './app.tsx';
import { fetchPage } from './shell/pages.tsx';
import { followTheme } from './theme.ts';

followTheme();
fetchPage(window.location.pathname);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
