import { useEffect, useRef } from 'react';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import type { LineState } from './line-state.ts';

/**
 * Says aloud only what changes what a person can expect: the line went, the line is back, something needs them.
 * Phases and counts change all day and stay silent.
 */
export function useSpokenChanges(line: LineState, attention: number): void {
  const isAway = line.tone === 'warning' || line.tone === 'problem';
  const before = useRef({ isAway, attention });
  // The live region is outside React.
  useEffect(() => {
    const last = before.current;
    before.current = { isAway, attention };
    if (attention > last.attention) announce(text('sync.said.attention', { count: attention }), 'assertive');
    else if (isAway && !last.isAway) announce(line.sentence ?? text('sync.said.offline'));
    else if (!isAway && last.isAway) announce(text('sync.said.online'));
  }, [isAway, attention, line.sentence]);
}
