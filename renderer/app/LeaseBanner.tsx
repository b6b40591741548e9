import { useStore } from '../data/store-context.ts';
import { formatDuration } from '../i18n/format.ts';
import { text } from '../i18n/text.ts';
import { Banner } from '../ui/Banner/Banner.tsx';
import { Button } from '../ui/Button/Button.tsx';
import { useNow } from '../ui/use-now.ts';
import { leaseLeft } from './lease-left.ts';
import { useSession, useWindowState } from './session-context.ts';

/** Says in time that the store will lock unless there is contact, and what to do. */
export function LeaseBanner() {
  const session = useSession();
  const { me, clock } = useStore();
  const { leaseExpiresAt } = useWindowState();
  const left = leaseLeft(leaseExpiresAt, me.workstation.leaseHours, useNow(clock));
  if (!left?.isShort) return null;
  return (
    <Banner
      tone="warning"
      title={
        left.leftMs === 0
          ? text('lock.lease.over.title')
          : text('lock.lease.soon.title', { left: formatDuration(left.leftMs) })
      }
      actions={<Button onPress={() => void session.syncNow()}>{text('lock.lease.tryNow')}</Button>}
    >
      {text('lock.lease.soon.body')}
    </Banner>
  );
}
