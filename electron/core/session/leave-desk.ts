import { errorWords } from '../log/loggable.ts';
import { closeVault } from '../vault/open-vault.ts';
import type { SessionContext } from './context.ts';
import type { Desk } from './desk.ts';

/** Ends the session. What is unsent stays sealed: the same person finds it again after their next sign-in. */
export async function leaveDesk(context: SessionContext): Promise<void> {
  const { desk, options } = context;
  context.desk = null;
  if (!desk) return;
  context.watch.stop();
  const { refreshToken } = desk.record;
  desk.keeper.forget();
  if (desk.vault) closeVault(desk.vault);
  desk.vault = null;
  if (refreshToken !== null) void revoke(context, desk, refreshToken);
  try {
    await context.keep(desk, { refreshToken: null });
    await options.records.setActive(null);
    // Only a sign-in opens the vault now, and that brings the share along.
    await options.vaults.dropShare(desk.personKey);
    options.log.info('signed-out');
  } finally {
    // A machine that cannot write this down has still let nobody stay at the desk.
    context.announce();
  }
}

/** Best effort: without a network the token ends by itself, and it is on no disk any more. */
async function revoke({ options }: SessionContext, { issuer }: Desk, refreshToken: string): Promise<void> {
  try {
    const answer = await issuer.revoke(refreshToken);
    if (!answer.ok) options.log.warn('token-not-revoked');
  } catch (error) {
    options.log.error('token-not-revoked', errorWords(error));
  }
}
