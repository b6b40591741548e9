import type { CaseId } from '../../../shared/model/ids.ts';
import { useHeldCase } from '../../data/queries/use-held-case.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Button } from '../../ui/Button/Button.tsx';

interface HeldNoticeProps {
  caseId: CaseId;
  onDecide: () => void;
}

/** Says of an open case that the client's server has taken it away, and who decides. Nothing for any other case. */
export function HeldNotice({ caseId, onDecide }: HeldNoticeProps) {
  const held = useHeldCase(caseId);
  if (held === undefined || held === null) return null;
  return (
    <Banner
      tone="warning"
      title={text('case.held.title')}
      actions={<Button onPress={onDecide}>{text('case.held.decide')}</Button>}
    >
      {text(`case.held.${held}`)}
    </Banner>
  );
}
