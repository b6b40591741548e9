import { forgetRecovered } from '../../data/actions/forget-recovered.ts';
import { useRecovered } from '../../data/queries/use-recovered.ts';
import { useStore } from '../../data/store-context.ts';
import { formatDateTimeWithZone, localTimeZone } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Button } from '../../ui/Button/Button.tsx';

/** The copy on this machine was lost or damaged and is built again. Stays until it was read. */
export function RecoveredNotice() {
  const store = useStore();
  const recovered = useRecovered();
  if (!recovered) return null;
  const { at, why, acts, drafts } = recovered;
  return (
    <Banner
      tone="warning"
      title={text(`sync.recovered.${why}`, { at: formatDateTimeWithZone(at, localTimeZone()) })}
      actions={<Button onPress={() => void forgetRecovered(store)}>{text('sync.recovered.read')}</Button>}
    >
      {text('sync.recovered.body', { acts, drafts })}
    </Banner>
  );
}
