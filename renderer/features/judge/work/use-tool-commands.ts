import type { RefObject } from 'react';
import type { Problem } from '../../../../shared/forms/problem.ts';
import { fieldInstances } from '../../../../shared/forms/field-instances.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { useCommand } from '../../../ui/commands/use-command.ts';
import type { FormStore } from '../form-store.ts';
import type { Panel } from '../panel-context.ts';
import { emptyQuestions, nextPlace, unprovenAnswers } from './find-question.ts';
import { progressOf } from './progress-of.ts';
import { TOOL_KEYS, type ToolName } from './question-actions.ts';
import { sayProgress } from './say-progress.ts';

interface ToolCommands {
  form: FormStore;
  panel: Panel;
  last: RefObject<string | null>;
  problems: () => readonly Problem[];
  onGo: (pointer: string) => void;
  run: (tool: ToolName) => void;
  openMenu: () => void;
  openSections: () => void;
}

const TITLES = {
  evidence: 'judge.evidence.open',
  searched: 'judge.searched',
  fill: 'judge.fill',
  snippet: 'judge.snippet',
  preset: 'judge.preset',
  refer: 'judge.refer',
} as const;

/** A command for each tool, and those that go to what is still to be done. */
export function useToolCommands(props: ToolCommands): void {
  const { form, panel, last, problems, onGo, openMenu, openSections } = props;
  const group = text('judge.group');
  const isEnabled = !panel.isReadOnly;
  useTool('evidence', props);
  useTool('searched', props);
  useTool('fill', props);
  useTool('snippet', props);
  useTool('preset', props);
  useTool('refer', props);
  useCommand({ id: 'judge.menu', title: text('judge.menu'), group, keys: 'Alt+M', isEnabled, run: openMenu });
  useCommand({ id: 'judge.sections', title: text('judge.sectionsDialog'), group, keys: 'Alt+S', run: openSections });
  useCommand({
    id: 'judge.sayProgress',
    title: text('judge.sayProgress'),
    group,
    keys: 'Alt+O',
    run: () => announce(sayProgress(progressOf(form, null, problems()))),
  });

  const go = (places: readonly string[], by: 1 | -1, none: string) => {
    const order = [...fieldInstances(form.model, form.parts().answers)].map(({ pointer }) => pointer);
    const next = nextPlace(places, last.current, by, order);
    if (next === null) announce(none);
    else onGo(next);
  };
  const goEmpty = (by: 1 | -1) => go(emptyQuestions(form), by, text('judge.nothingEmpty'));
  const goUnproven = (by: 1 | -1) => go(unprovenAnswers(form), by, text('judge.allProven'));
  const found = () => problems().map(({ pointer }) => pointer);
  useCommand({
    id: 'judge.nextEmpty',
    title: text('judge.nextEmpty'),
    group,
    keys: 'Alt+B',
    run: () => goEmpty(1),
  });
  useCommand({
    id: 'judge.previousEmpty',
    title: text('judge.previousEmpty'),
    group,
    keys: 'Alt+Shift+B',
    run: () => goEmpty(-1),
  });
  useCommand({
    id: 'judge.nextUnproven',
    title: text('judge.nextUnproven'),
    group,
    keys: 'Alt+V',
    run: () => goUnproven(1),
  });
  useCommand({
    id: 'judge.previousUnproven',
    title: text('judge.previousUnproven'),
    group,
    keys: 'Alt+Shift+V',
    run: () => goUnproven(-1),
  });
  useCommand({
    id: 'judge.nextMissing',
    title: text('judge.nextMissing'),
    group,
    keys: 'Alt+N',
    isEnabled,
    run: () => go(found(), 1, text('judge.nothingMissing')),
  });
  useCommand({
    id: 'judge.previousMissing',
    title: text('judge.previousMissing'),
    group,
    keys: 'Alt+P',
    isEnabled,
    run: () => go(found(), -1, text('judge.nothingMissing')),
  });
}

function useTool(tool: ToolName, { panel, run }: Pick<ToolCommands, 'panel' | 'run'>): void {
  useCommand({
    id: `judge.${tool}`,
    title: text(TITLES[tool]),
    group: text('judge.group'),
    keys: TOOL_KEYS[tool],
    isEnabled: !panel.isReadOnly,
    run: () => run(tool),
  });
}
