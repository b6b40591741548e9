import { useEffect } from 'react';
import { useWorkspace } from './workspace-store.ts';

/** Puts the chosen theme on the page; `system` follows the machine, also when it changes at dusk. */
export function useTheme(): void {
  const theme = useWorkspace(state => state.theme);
  // The document element and the machine's setting are outside React.
  useEffect(() => {
    const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const isDark = theme === 'dark' || (theme === 'system' && prefersDark.matches);
      document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    };
    apply();
    prefersDark.addEventListener('change', apply);
    return () => prefersDark.removeEventListener('change', apply);
  }, [theme]);
}
