import { useSyncExternalStore } from 'react';
import { keptChoice } from './kept-choice.ts';

const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const choice = keptChoice<Theme>('hookline.theme', 'system', (given) => themes.includes(given as Theme));
const wish = matchMedia('(prefers-color-scheme: dark)');

/** Light or dark, as chosen or as the system wants it. */
function shownTheme(): 'light' | 'dark' {
  const chosen = choice.get();
  if (chosen !== 'system') return chosen;
  return wish.matches ? 'dark' : 'light';
}

/** Puts the theme on the page, now and whenever choice or system change. Call once, before anything is drawn. */
export function followTheme(): void {
  const put = () => document.documentElement.setAttribute('data-theme', shownTheme());
  put();
  choice.follow(put);
  wish.addEventListener('change', put);
}

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(choice.follow, choice.get), choice.set];
}

/** Light or dark as shown now, for what draws its own colours. */
export function useShownTheme(): 'light' | 'dark' {
  return useSyncExternalStore((told) => {
    const stop = choice.follow(told);
    wish.addEventListener('change', told);
    return () => {
      stop();
      wish.removeEventListener('change', told);
    };
  }, shownTheme);
}
