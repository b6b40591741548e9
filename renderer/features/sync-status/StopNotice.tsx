import type { SyncStatus } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Button } from '../../ui/Button/Button.tsx';
import { lineState } from './line-state.ts';
import { type StopAction, stopReasons } from './stop-reasons.ts';

interface StopNoticeProps {
  status: SyncStatus | undefined;
  link: 'up' | 'lost';
  /** Already on the screen, or not possible here: left out. */
  without?: readonly StopAction[];
  onAct: (action: StopAction) => void;
}

/** Why nothing is sent or fetched, at length, with all that can be done. Nothing while the line is up. */
export function StopNotice({ status, link, without = [], onAct }: StopNoticeProps) {
  const { stop, tone } = lineState(status, link);
  if (stop === null) return null;
  const { title, body, actions } = stopReasons[stop.code];
  const offered = actions.filter(action => !without.includes(action));
  return (
    <Banner
      tone={tone === 'problem' ? 'error' : 'warning'}
      title={text(title)}
      actions={offered.map((action, place) => (
        <Button key={action} tone={place === 0 ? 'primary' : 'quiet'} onPress={() => onAct(action)}>
          {text(`stop.action.${action}`)}
        </Button>
      ))}
    >
      <p>{text(body)}</p>
      {stop.message !== null && <p>{text('stop.details', { message: stop.message })}</p>}
    </Banner>
  );
}
