import { useStore } from '../data/store-context.ts';
import type { SyncStatus } from '../data/views.ts';
import { formatDuration } from '../i18n/format.ts';
import { text } from '../i18n/text.ts';
import { useNow } from '../ui/use-now.ts';

const MINUTE_MS = 60_000;

/** What of a person's work the client does not have, and what becomes of it when they sign out. */
export function Unsent({ status }: { status: SyncStatus | undefined }) {
  const now = useNow(useStore().clock);
  // Not known yet: what is said is true in any case.
  if (!status) return <p>{text('session.signOut.unknown')}</p>;
  const { unsent, oldestUnsentAt, attention } = status;
  const ageMs = oldestUnsentAt === null ? 0 : now - Date.parse(oldestUnsentAt);
  return (
    <>
      {unsent === 0 ? (
        <p>{text(attention.length > 0 ? 'session.signOut.restSent' : 'session.signOut.sent')}</p>
      ) : (
        <>
          <p>
            {text('session.signOut.unsent', { count: unsent })}{' '}
            {ageMs >= MINUTE_MS && text('session.signOut.oldest', { age: formatDuration(ageMs) })}
          </p>
          <p>{text('session.signOut.stays')}</p>
        </>
      )}
      {attention.length > 0 && <p>{text('session.signOut.attention', { count: attention.length })}</p>}
    </>
  );
}
