import { forgetRecovered } from '../data/actions/forget-recovered.ts';
import { useRecovered } from '../data/queries/use-recovered.ts';
import { useUnkept } from '../data/queries/use-unkept.ts';
import { useStore } from '../data/store-context.ts';
import { formatDateTimeWithZone, localTimeZone } from '../i18n/format.ts';
import { text } from '../i18n/text.ts';
import { Banner } from '../ui/Banner/Banner.tsx';
import { Button } from '../ui/Button/Button.tsx';

/** What became of the two copies of a person's work: one was lost and made again, or one is still to be written. */
export function SafetyBanners() {
  const store = useStore();
  const recovered = useRecovered();
  const unkept = useUnkept();
  return (
    <>
      {unkept && (
        <Banner tone="warning" title={text('safety.unkept.title', { count: unkept.count })}>
          {text(`safety.unkept.${unkept.code}`)}
        </Banner>
      )}
      {recovered && (
        <Banner
          tone="info"
          title={text(`safety.recovered.${recovered.why}`, {
            at: formatDateTimeWithZone(recovered.at, localTimeZone()),
          })}
          actions={<Button onPress={() => void forgetRecovered(store)}>{text('safety.recovered.read')}</Button>}
        >
          {recovered.acts + recovered.drafts === 0
            ? text('safety.recovered.nothing')
            : text('safety.recovered.putBack', { acts: recovered.acts, drafts: recovered.drafts })}
        </Banner>
      )}
    </>
  );
}
