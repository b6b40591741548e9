import { useCallback, useState } from 'react';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { useKeptPlace } from '../../ui/places.ts';

export type SideTab = 'judgment' | 'annotations' | 'find' | 'about';

/** `finds`: how often the person asked to find something, so that the field takes the focus each time. */
export interface SideTabInHand {
  readonly tab: SideTab;
  readonly setTab: (tab: SideTab) => void;
  readonly finds: number;
}

/** Which tab lies beside the documents. Its keys are heard from the start, although the tabs are drawn after the first page. */
export function useSideTab(caseId: string, first: SideTab = 'judgment'): SideTabInHand {
  const [tab, setTab] = useKeptPlace<SideTab>(`side ${caseId}`, first);
  useTabCommand('judgment', 'Alt+J', setTab);
  useTabCommand('annotations', 'Alt+A', setTab);
  const [finds, setFinds] = useState(0);
  const find = useCallback(() => {
    setTab('find');
    setFinds(before => before + 1);
  }, [setTab]);
  useTabCommand('find', 'Mod+Shift+F', find);
  useTabCommand('about', 'Alt+I', setTab);
  return { tab, setTab, finds };
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
