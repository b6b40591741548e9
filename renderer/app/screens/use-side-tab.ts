import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { useKeptPlace } from '../../ui/places.ts';

export type SideTab = 'judgment' | 'annotations' | 'about';

/** Which tab lies beside the documents. Its keys are heard from the start, although the tabs are drawn after the first page. */
export function useSideTab(caseId: string): [SideTab, (tab: SideTab) => void] {
  const [tab, setTab] = useKeptPlace<SideTab>(`side ${caseId}`, 'judgment');
  useTabCommand('judgment', 'Alt+J', setTab);
  useTabCommand('annotations', 'Alt+A', setTab);
  useTabCommand('about', 'Alt+I', setTab);
  return [tab, setTab];
}

function useTabCommand(tab: SideTab, keys: string, select: (tab: SideTab) => void): void {
  useCommand({
    id: `case.show.${tab}`,
    title: text(`case.show.${tab}`),
    group: text('case.group'),
    keys,
    run: () => select(tab),
  });
}
