import { useEffect, useRef } from 'react';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import type { LineState } from './line-state.ts';
import { stopReasons } from './stop-reasons.ts';

/** What a person can expect has changed when one of these does. */
interface Spoken {
  readonly attention: number;
  /** Something waits for longer than it should although the line is up. */
  readonly isLate: boolean;
  readonly isDiskFull: boolean;
}

/**
 * Says aloud only what changes what a person can expect: the line went, the line is back, something needs them, waits
 * too long, or has no room. Phases and counts change all day and stay silent.
 */
export function useSpokenChanges(line: LineState, { attention, isLate, isDiskFull }: Spoken): void {
  const code = line.stop?.code ?? null;
  const before = useRef({ code, attention, isLate, isDiskFull });
  // The live region is outside React.
  useEffect(() => {
    const last = before.current;
    before.current = { code, attention, isLate, isDiskFull };
    if (attention > last.attention) announce(text('sync.said.attention', { count: attention }), 'assertive');
    else if (code !== null && code !== last.code) {
      const { title, body } = stopReasons[code];
      announce(`${text(title)}. ${text(body)}`);
    } else if (code === null && last.code !== null) announce(text('sync.said.online'));
    else if (isDiskFull && !last.isDiskFull) announce(text('sync.said.diskFull'));
    else if (isLate && !last.isLate) announce(text('sync.said.late'));
  }, [code, attention, isLate, isDiskFull]);
}
