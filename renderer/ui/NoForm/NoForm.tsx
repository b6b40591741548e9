import { text } from '../../i18n/text.ts';
import { Banner } from '../Banner/Banner.tsx';

/** Where a case's form would stand: it has not come yet, or (`reason`) cannot be shown. */
export function NoForm({ reason }: { reason: string | null }) {
  if (reason === null) {
    return (
      <Banner tone="info" title={text('judge.noProcess.title')}>
        {text('judge.noProcess.body')}
      </Banner>
    );
  }
  return (
    <Banner tone="error" title={text('judge.badForm.title')}>
      {text('judge.badForm.body', { reason })}
    </Banner>
  );
}
