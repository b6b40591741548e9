import type { SessionContext } from './context.ts';
import type { Desk } from './desk.ts';
import { laterIssuer } from './later-issuer.ts';
import type { Tokens } from './oidc.ts';
import { type PersonRecord, personKeyOf } from './person-record.ts';
import { createTokenKeeper } from './token-keeper.ts';

/** A desk that is still locked. After a restart there are no tokens: the first request then refreshes. */
export function createDesk(context: SessionContext, record: PersonRecord, tokens: Tokens | null): Desk {
  const { clock, fetch, log } = context.options;
  const issuer = laterIssuer(record, { fetch, now: clock.now });
  const desk: Desk = {
    personKey: personKeyOf(record),
    record,
    issuer,
    vault: null,
    facts: { storeName: '', hasPin: false, retryAtMs: null, triesLeft: null },
    reason: 'start',
    isWiped: false,
    keeper: createTokenKeeper({
      clock,
      tokens,
      kept: record,
      refresh: issuer.refresh,
      store: kept => context.keep(desk, kept),
      onEnded: () => {
        log.warn('session-ended-by-server');
        if (context.desk === desk) context.announce();
      },
    }),
  };
  return desk;
}
