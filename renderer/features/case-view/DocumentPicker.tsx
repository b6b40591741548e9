import { ChevronDown, CircleAlert, CircleCheck, CircleDashed, Download, Columns2 } from 'lucide-react';
import { unreachable } from '../../../shared/unreachable.ts';
import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { Button } from '../../ui/Button/Button.tsx';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import { Menu } from '../../ui/Menu/Menu.tsx';
import type { CaseDocument } from '../../data/views.ts';
import styles from './DocumentPicker.module.css';

interface DocumentPickerProps {
  readonly documents: readonly CaseDocument[];
  readonly shownId: string | null;
  /** A tab above says it: then the button is as small as it can be. */
  readonly isNameAbove?: boolean | undefined;
  readonly onShow: (documentId: string) => void;
  readonly onShowBeside: (documentId: string) => void;
}

/** The documents of the case, each with how far it has come: what is in this pane, and what could be. */
export function DocumentPicker({ documents, shownId, isNameAbove, onShow, onShowBeside }: DocumentPickerProps) {
  const shown = documents.find(({ record }) => record.id === shownId);
  const items = documents.map((document, i) => ({
    id: document.record.id,
    label: document.record.name,
    description: describeState(document),
    icon: <StateIcon document={document} />,
    ...(i < 9 && { keys: `Alt+${i + 1}` }),
  }));
  return (
    <div className={styles.picker}>
      <Menu
        label={text('caseView.documents')}
        trigger={
          <Button icon={shown && <StateIcon document={shown} />} aria-label={nameOf(shown)}>
            {isNameAbove && shown ? (
              <>
                <span className="visually-hidden">{shown.record.name}</span>
                <ChevronDown size={13} aria-hidden="true" />
              </>
            ) : (
              (shown?.record.name ?? text('caseView.chooseDocument'))
            )}
          </Button>
        }
        items={items}
        onAction={onShow}
      />
      {documents.length > 0 && (
        <Menu
          label={text('caseView.openBeside')}
          trigger={<IconButton label={text('caseView.openBeside')} icon={<Columns2 size={15} aria-hidden="true" />} />}
          items={items.map(item => ({ ...item, keys: undefined }))}
          onAction={onShowBeside}
        />
      )}
    </div>
  );
}

function nameOf(shown: CaseDocument | undefined): string {
  if (!shown) return text('caseView.chooseDocument');
  return text('caseView.shownDocument', { name: shown.record.name, state: describeState(shown) });
}

/** How far a document has come, in words. */
export function describeState({ record, bytesState, offset }: CaseDocument): string {
  switch (bytesState) {
    case 'verified':
      return text('caseView.verified');
    case 'missing':
      return text('caseView.missing');
    case 'partial':
      return text('caseView.partial', {
        percent: formatNumber(offset / Math.max(1, record.bytes), { style: 'percent' }),
      });
    case 'failed':
      return text('caseView.failed');
    default:
      return unreachable(bytesState);
  }
}

function StateIcon({ document: { bytesState } }: { document: CaseDocument }) {
  const props = { size: 14, 'aria-hidden': true, className: styles.state, 'data-state': bytesState } as const;
  switch (bytesState) {
    case 'verified':
      return <CircleCheck {...props} />;
    case 'missing':
      return <CircleDashed {...props} />;
    case 'partial':
      return <Download {...props} />;
    case 'failed':
      return <CircleAlert {...props} />;
    default:
      return unreachable(bytesState);
  }
}
