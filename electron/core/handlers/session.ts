import { ok } from '../../../shared/result.ts';
import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { AppWindow } from '../../host/host.ts';
import type { OwnCalls } from '../connect-windows.ts';
import type { Session } from '../session/session.ts';

type Room = Pick<
  Handlers<typeof mainContract>,
  'session.state' | 'session.signIn' | 'session.cancelSignIn' | 'session.signOut'
>;

export function sessionHandlers(session: Session, window: Pick<AppWindow, 'focus'>, own: OwnCalls): Room {
  return {
    'session.state': async () => ok(session.state()),
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
  };
}
