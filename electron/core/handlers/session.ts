import { ok } from '../../../shared/result.ts';
import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { AppWindow } from '../../host/host.ts';
import type { OwnCalls } from '../connect-windows.ts';
import type { Session } from '../session/session.ts';

type Room = Pick<
  Handlers<typeof mainContract>,
  | 'session.state'
  | 'session.signIn'
  | 'session.cancelSignIn'
  | 'session.signOut'
  | 'session.lock'
  | 'session.unlock'
  | 'session.setPin'
  | 'session.confirm'
  | 'session.activity'
>;

export function sessionHandlers(session: Session, window: Pick<AppWindow, 'focus'>, own: OwnCalls): Room {
  return {
    'session.state': async () => {
      // A store that was ordered destroyed is gone before this window opens any.
      await own.cleared;
      return ok(session.state());
    },
    'session.signIn': () =>
      own.during(async () => {
        const answer = await session.signIn();
        // The person is in the browser at this moment.
        if (answer.ok) window.focus();
        return answer;
      }),
    'session.cancelSignIn': async () => {
      session.cancelSignIn();
      return ok(undefined);
    },
    'session.signOut': () =>
      own.during(async () => {
        await session.signOut();
        return ok(undefined);
      }),
    // Not among the window's own calls: how it looks afterwards is told, as when the desk locks by itself.
    'session.lock': async () => {
      await session.lock('by-hand');
      return ok(undefined);
    },
    'session.unlock': ({ pin }) => own.during(() => session.unlock(pin)),
    'session.setPin': ({ current, next }) => session.setPin(current, next),
    'session.confirm': ({ pin }) => session.confirm(pin),
    'session.activity': async () => {
      session.activity();
      return ok(undefined);
    },
  };
}
