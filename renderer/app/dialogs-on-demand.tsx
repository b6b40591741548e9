import { lazy, Suspense, type ComponentProps } from 'react';
import { whenIdle } from '../ui/when-idle.ts';

// The frame's dialogs: their code comes after the first screen. One that is asked for before opens when it is here.

const CommandPalette = lazy(async () => {
  await whenIdle();
  return { default: (await import('../ui/commands/CommandPalette.tsx')).CommandPalette };
});
const ShortcutSheet = lazy(async () => {
  await whenIdle();
  return { default: (await import('../ui/commands/ShortcutSheet.tsx')).ShortcutSheet };
});
const SignOutDialog = lazy(async () => {
  await whenIdle();
  return { default: (await import('./SignOutDialog.tsx')).SignOutDialog };
});
const AboutDialog = lazy(async () => {
  await whenIdle();
  return { default: (await import('./AboutDialog.tsx')).AboutDialog };
});

export function CommandPaletteOnDemand(props: ComponentProps<typeof CommandPalette>) {
  return (
    <Suspense fallback={null}>
      <CommandPalette {...props} />
    </Suspense>
  );
}

export function ShortcutSheetOnDemand(props: ComponentProps<typeof ShortcutSheet>) {
  return (
    <Suspense fallback={null}>
      <ShortcutSheet {...props} />
    </Suspense>
  );
}

export function SignOutDialogOnDemand(props: ComponentProps<typeof SignOutDialog>) {
  return (
    <Suspense fallback={null}>
      <SignOutDialog {...props} />
    </Suspense>
  );
}

export function AboutDialogOnDemand() {
  return (
    <Suspense fallback={null}>
      <AboutDialog />
    </Suspense>
  );
}
