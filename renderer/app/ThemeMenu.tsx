import { Contrast, Moon, Sun, type LucideIcon } from 'lucide-react';
import { text } from '../i18n/text.ts';
import { IconButton } from '../ui/IconButton/IconButton.tsx';
import { MenuOnDemand } from '../ui/Menu/MenuOnDemand.tsx';
import { THEMES, useWorkspace, type Theme } from './workspace-store.ts';

const SHAPES: Readonly<Record<Theme, LucideIcon>> = { system: Contrast, light: Sun, dark: Moon };

/** Light, dark, or as the machine is set. */
export function ThemeMenu() {
  const theme = useWorkspace(state => state.theme);
  const setTheme = useWorkspace(state => state.setTheme);
  const Shape = SHAPES[theme];
  return (
    <MenuOnDemand
      label={text('app.theme')}
      trigger={
        <IconButton label={text('app.theme')} icon={<Shape size={16} strokeWidth={1.75} aria-hidden="true" />} />
      }
      items={THEMES.map(id => ({ id, label: text(`app.theme.${id}`), isSelected: id === theme }))}
      onAction={id => {
        const chosen = THEMES.find(candidate => candidate === id);
        if (chosen) setTheme(chosen);
      }}
    />
  );
}
