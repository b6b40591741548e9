import { useEffect } from 'react';
import { endSightsOf } from '../../viewer/page-time.ts';
import { hearSight, onSight, type SightNews, sightsNow } from '../../viewer/sight-news.ts';
import type { WindowChannel } from './window-channel.ts';

/** Tells the window with the form which pages are in front in the window of this pane: what was looked at is proved there. */
export function useTellSights(channel: WindowChannel | null, paneId: string): void {
  // Other windows are outside React.
  useEffect(() => {
    if (!channel) return undefined;
    const tell = (news: SightNews): void => channel.say({ type: 'sight', paneId, news });
    const tellAll = (): void => sightsNow().forEach(tell);
    const stops = [onSight(tell), channel.on('who', tellAll)];
    tellAll();
    return () => {
      for (const stop of stops) stop();
    };
  }, [channel, paneId]);
}

/** Counts pages that are in front in the windows of panes as if they were here. */
export function useSightsOfPanes(channel: WindowChannel | null): void {
  // Other windows are outside React.
  useEffect(() => {
    if (!channel) return undefined;
    const stops = [
      channel.on('sight', ({ paneId, news }) => hearSight({ ...news, by: `${paneId} ${news.by}` })),
      channel.on('pane-gone', ({ paneId }) => endSightsOf(`${paneId} `)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [channel]);
}
