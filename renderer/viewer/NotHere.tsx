import { CloudDownload } from 'lucide-react';
import { text } from '../i18n/text.ts';
import { EmptyState } from '../ui/EmptyState/EmptyState.tsx';

/** Its bytes have not come yet, or not all of them. */
export function NotHere() {
  return (
    <EmptyState
      title={text('viewer.notHereTitle')}
      icon={<CloudDownload size={28} strokeWidth={1.5} aria-hidden="true" />}
    >
      {text('viewer.notHere')}
    </EmptyState>
  );
}
