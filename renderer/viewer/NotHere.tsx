import { CircleAlert, CloudDownload } from 'lucide-react';
import { text } from '../i18n/text.ts';
import { EmptyState } from '../ui/EmptyState/EmptyState.tsx';

interface NotHereProps {
  /** All of them came, and they are not what the client sent. */
  readonly isDamaged: boolean;
}

/** Its bytes have not come yet, not all of them, or not the right ones. */
export function NotHere({ isDamaged }: NotHereProps) {
  const Shape = isDamaged ? CircleAlert : CloudDownload;
  return (
    <EmptyState
      title={text(isDamaged ? 'viewer.damagedTitle' : 'viewer.notHereTitle')}
      icon={<Shape size={28} strokeWidth={1.5} aria-hidden="true" />}
    >
      {text(isDamaged ? 'viewer.damaged' : 'viewer.notHere')}
    </EmptyState>
  );
}
