import type { ReactNode } from 'react';
import { IconButton } from '../kit/button.tsx';
import { useShownTheme, useTheme } from '../theme.ts';

/** Turns light to dark and back; Settings has the choice to follow the system. */
export function ThemeToggle(): ReactNode {
  const [, setTheme] = useTheme();
  const isDark = useShownTheme() === 'dark';
  return (
    <IconButton
      icon={isDark ? 'sun' : 'moon'}
      label={isDark ? 'Light theme' : 'Dark theme'}
      onClick={() => setTheme(isDark ? 'light' : 'dark')}
    />
  );
}
