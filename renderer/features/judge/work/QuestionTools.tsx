import { lazy, Suspense, useState, type RefObject } from 'react';
import { answerName } from '../../../../shared/forms/answer-name.ts';
import { fieldAt } from '../../../../shared/forms/field-instances.ts';
import type { FormSection } from '../../../../shared/forms/form-model.ts';
import type { Problem } from '../../../../shared/forms/problem.ts';
import type { AnnotationId } from '../../../../shared/model/ids.ts';
import type { AnnotationView, CaseFile } from '../../../data/views.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { citeMark } from '../evidence/cite-mark.ts';
import { readingsOf } from '../evidence/readings-of.ts';
import { questionElement } from '../focus-question.ts';
import type { FormStore } from '../form-store.ts';
import type { Panel } from '../panel-context.ts';
import { useSuggestionKeys } from '../suggest/use-suggestion-keys.ts';
import { questionActions, type ToolName } from './question-actions.ts';
import { useQuestionMenu } from './use-question-menu.ts';
import { useToolCommands } from './use-tool-commands.ts';

const EvidenceDialog = lazy(async () => ({ default: (await import('../evidence/EvidenceDialog.tsx')).EvidenceDialog }));
const SectionsDialog = lazy(async () => ({ default: (await import('./SectionsDialog.tsx')).SectionsDialog }));
const MenuAt = lazy(async () => ({ default: (await import('../../../ui/Menu/MenuAt.tsx')).MenuAt }));
const ReferDialog = lazy(async () => ({ default: (await import('../refer/ReferDialog.tsx')).ReferDialog }));
const SnippetDialog = lazy(async () => ({ default: (await import('../snippets/SnippetDialog.tsx')).SnippetDialog }));
const PresetDialog = lazy(async () => ({ default: (await import('../snippets/PresetDialog.tsx')).PresetDialog }));

interface QuestionToolsProps {
  root: RefObject<HTMLElement | null>;
  form: FormStore;
  panel: Panel;
  /** The question that has the focus, or had it last. */
  last: RefObject<string | null>;
  caseFile: CaseFile;
  annotations: readonly AnnotationView[];
  problems: () => readonly Problem[];
  onGo: (pointer: string) => void;
  onGoToSection: (section: FormSection) => void;
}

type Open = { readonly tool: ToolName; readonly pointer: string } | { readonly tool: 'sections' } | null;

/** Keys, menu and dialogs around the question that a person is at. What a dialog needs is loaded when it is asked for. */
export function QuestionTools(props: QuestionToolsProps) {
  const { root, form, panel, last, caseFile, annotations } = props;
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const nameOf = (pointer: string) => answerName(form.model, pointer);

  const cite = (pointer: string, id: AnnotationId) => {
    citeMark(form, panel.offers, pointer, id);
    announce(text('judge.cited', { question: nameOf(pointer) }));
  };
  const fill = (pointer: string) => {
    const field = fieldAt(form.model, pointer);
    const from = form.evidence(pointer).findLast(id => field && readingsOf(field, panel.wordsOf(id)).length > 0);
    if (from === undefined) return announce(text('judge.fill.none'), 'assertive');
    panel.offers.offer(pointer, from, true);
    // It is drawn in the same turn, so it is there in the next frame.
    requestAnimationFrame(() => {
      const question = root.current && questionElement(root.current, pointer);
      question?.querySelector<HTMLElement>('[data-fill-offer] button')?.focus();
    });
  };
  const run = (tool: ToolName, pointer = last.current) => {
    if (pointer === null) return announce(text('judge.noQuestion'), 'assertive');
    if (tool === 'fill') fill(pointer);
    else setOpen({ tool, pointer });
  };
  const menu = useQuestionMenu(root, last, panel.isReadOnly);
  useSuggestionKeys(props);
  useToolCommands({ ...props, run, openMenu: menu.openAtFocus, openSections: () => setOpen({ tool: 'sections' }) });

  const at = open && 'pointer' in open ? { pointer: open.pointer, question: nameOf(open.pointer) } : null;
  return (
    <Suspense fallback={null}>
      {menu.open && (
        <MenuAt
          label={text('judge.menu.title', { question: nameOf(menu.open.pointer) })}
          place={menu.open}
          items={questionActions(fieldAt(form.model, menu.open.pointer))}
          onAction={id => run(id as ToolName, menu.open?.pointer)}
          onClose={menu.close}
        />
      )}
      {at && (open?.tool === 'evidence' || open?.tool === 'searched') && (
        <EvidenceDialog
          {...at}
          form={form}
          panel={panel}
          caseFile={caseFile}
          annotations={annotations}
          beginsAtSearch={open.tool === 'searched'}
          onCite={id => cite(at.pointer, id)}
          onClose={close}
        />
      )}
      {open?.tool === 'sections' && (
        <SectionsDialog form={form} problems={props.problems()} onGo={props.onGoToSection} onClose={close} />
      )}
      {at && open?.tool === 'refer' && (
        <ReferDialog {...at} form={form} panel={panel} caseFile={caseFile} onClose={close} />
      )}
      {at && open?.tool === 'snippet' && (
        <SnippetDialog {...at} root={root} form={form} caseFile={caseFile} onClose={close} />
      )}
      {at && open?.tool === 'preset' && <PresetDialog {...at} form={form} onGo={props.onGo} onClose={close} />}
    </Suspense>
  );
}
