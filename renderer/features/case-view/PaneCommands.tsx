import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import type { CaseDocument } from '../../data/views.ts';
import type { DocumentView, ViewPlace } from '../../viewer/document-view.ts';

interface PaneCommandsProps {
  readonly documents: readonly CaseDocument[];
  readonly view: () => DocumentView | null;
  readonly place: () => ViewPlace | undefined;
  readonly onShow: (documentId: string) => void;
  readonly onFind: () => void;
  /** Left out where a pane cannot have a window of its own. */
  readonly onOwnWindow?: (() => void) | undefined;
}

export const OWN_WINDOW_KEYS = 'Alt+W';

/** What the keys do with documents, for the active pane. Draws nothing. */
export function PaneCommands({ documents, view, place, onShow, onFind, onOwnWindow }: PaneCommandsProps) {
  const group = text('viewer.group');
  const page = (by: number) => view()?.goToPage((place()?.page ?? 1) + by);
  useCommand({ id: 'documents.find', title: text('viewer.find'), group, keys: 'Mod+F', run: onFind });
  useCommand({
    id: 'documents.previous-page',
    title: text('viewer.previousPage'),
    group,
    keys: '[',
    run: () => page(-1),
  });
  useCommand({ id: 'documents.next-page', title: text('viewer.nextPage'), group, keys: ']', run: () => page(1) });
  useCommand({
    id: 'documents.zoom-in',
    title: text('viewer.zoomIn'),
    group,
    keys: '+',
    run: () => view()?.stepZoom(1),
  });
  useCommand({
    id: 'documents.zoom-out',
    title: text('viewer.zoomOut'),
    group,
    keys: '-',
    run: () => view()?.stepZoom(-1),
  });
  useCommand({
    id: 'documents.fit-width',
    title: text('viewer.zoomFit'),
    group,
    keys: '0',
    run: () => view()?.setZoom('fit-width'),
  });
  useCommand({ id: 'documents.rotate', title: text('viewer.rotate'), group, run: () => view()?.rotate() });
  return (
    <>
      {onOwnWindow && <OwnWindowCommand run={onOwnWindow} />}
      {documents.slice(0, 9).map(({ record }, i) => (
        <DocumentCommand key={record.id} number={i + 1} name={record.name} onShow={() => onShow(record.id)} />
      ))}
    </>
  );
}

function OwnWindowCommand({ run }: { run: () => void }) {
  const title = text('caseView.ownWindow');
  useCommand({ id: 'documents.own-window', title, group: text('viewer.group'), keys: OWN_WINDOW_KEYS, run });
  return null;
}

function DocumentCommand({ number, name, onShow }: { number: number; name: string; onShow: () => void }) {
  useCommand({
    id: `documents.show-${number}`,
    title: text('caseView.showDocument', { name }),
    group: text('viewer.group'),
    keys: `Alt+${number}`,
    run: onShow,
  });
  return null;
}
