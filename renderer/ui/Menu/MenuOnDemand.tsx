import { cloneElement, lazy, Suspense, useState, type ReactElement } from 'react';
import { whenIdle } from '../when-idle.ts';
import type { MenuProps } from './Menu.tsx';

const Menu = lazy(async () => {
  await whenIdle();
  return { default: (await import('./Menu.tsx')).Menu };
});

interface MenuOnDemandProps extends Omit<MenuProps, 'isOpenAtFirst'> {
  trigger: ReactElement<{ onPress?: () => void }>;
}

/** A menu of the first screen: its button is there at once, what it opens comes after. A press before that is kept. */
export function MenuOnDemand(props: MenuOnDemandProps) {
  const [wasPressed, setWasPressed] = useState(false);
  return (
    <Suspense fallback={cloneElement(props.trigger, { onPress: () => setWasPressed(true) })}>
      <Menu {...props} isOpenAtFirst={wasPressed} />
    </Suspense>
  );
}
