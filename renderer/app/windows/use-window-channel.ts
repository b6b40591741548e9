import { useMemo, useSyncExternalStore } from 'react';
import { useStore } from '../../data/store-context.ts';
import { openWindowChannel, type WindowChannel } from './window-channel.ts';

/** The way to the other windows, while mounted. Null for the first moment. */
export function useWindowChannel(): WindowChannel | null {
  const { db } = useStore();
  const source = useMemo(() => channelOf(db.name), [db.name]);
  return useSyncExternalStore(source.subscribe, source.read);
}

function channelOf(storeName: string) {
  let channel: WindowChannel | null = null;
  return {
    read: () => channel,
    subscribe: () => {
      const opened = openWindowChannel(storeName);
      channel = opened;
      return () => opened.close();
    },
  };
}
