import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import type { FoundHit } from './found-hit.ts';

/** The keys from one place to the next, wherever the cursor is: whoever reads need not leave the document for the list. */
export function useNextHit(
  hits: readonly FoundHit[],
  currentKey: string | null,
  onShow: (hit: FoundHit) => void,
): void {
  const step = (by: 1 | -1) => {
    const at = hits.findIndex(({ key }) => key === currentKey);
    const from = at === -1 && by === -1 ? 0 : at;
    const next = (from + by + hits.length) % hits.length;
    const hit = hits[next];
    if (!hit) return;
    onShow(hit);
    announce(text('find.hitOf', { current: next + 1, hits: hits.length, name: hit.record.name }));
  };
  const group = text('viewer.group');
  const isEnabled = hits.length > 0;
  useCommand({ id: 'find.next', title: text('find.next'), group, keys: 'F3', isEnabled, run: () => step(1) });
  useCommand({
    id: 'find.previous',
    title: text('find.previous'),
    group,
    keys: 'Shift+F3',
    isEnabled,
    run: () => step(-1),
  });
}
