import { Suspense, type ComponentType } from 'react';
import type { CommandPaletteProps } from '../ui/commands/CommandPalette.tsx';
import type { KeysDialogProps } from './KeysDialog.tsx';
import { loadAhead } from '../ui/load-ahead.tsx';
import { whenIdle } from '../ui/when-idle.ts';
import type { WorkDialogsProps } from './WorkDialogs.tsx';
import type { SignOutDialogProps } from './SignOutDialog.tsx';

/** A dialog of the frame: its code comes after the first screen. One that is asked for before opens when it is here. */
function onDemand<Props extends object>(fetch: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Dialog = loadAhead(async () => {
    await whenIdle();
    return await fetch();
  });
  return function OnDemand(props: Props) {
    return (
      <Suspense fallback={null}>
        <Dialog {...props} />
      </Suspense>
    );
  };
}

export const CommandPaletteOnDemand = onDemand<CommandPaletteProps>(
  async () => (await import('../ui/commands/CommandPalette.tsx')).CommandPalette,
);
export const KeysDialogOnDemand = onDemand<KeysDialogProps>(async () => (await import('./KeysDialog.tsx')).KeysDialog);
export const SignOutDialogOnDemand = onDemand<SignOutDialogProps>(
  async () => (await import('./SignOutDialog.tsx')).SignOutDialog,
);
export const PinDialogOnDemand = onDemand(async () => (await import('./PinDialog.tsx')).PinDialog);
export const WorkDialogsOnDemand = onDemand<WorkDialogsProps>(
  async () => (await import('./WorkDialogs.tsx')).WorkDialogs,
);
export const AboutDialogOnDemand = onDemand(async () => (await import('./AboutDialog.tsx')).AboutDialog);
