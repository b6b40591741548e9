import { parseDocumentSource } from '../../../../shared/model/annotation.ts';
import { exportBar, type ExportBar } from '../../../../shared/model/export-rules.ts';
import type { WorkstationRules } from '../../../../shared/model/person.ts';
import type { AnnotationView, CaseFile } from '../../../data/views.ts';
import { text } from '../../../i18n/text.ts';
import type { MenuEntry } from '../../../ui/Menu/Menu.tsx';
import { unreachable } from '../../../../shared/unreachable.ts';
import type { Wanted } from './export-marks.ts';

export interface ExportChoice extends MenuEntry {
  readonly wanted: Wanted;
}

/** What can be exported of a case: all marks, and those of each PDF that has some. */
export function exportChoices(
  { documents }: CaseFile,
  annotations: readonly AnnotationView[],
  rules: WorkstationRules,
): readonly ExportChoice[] {
  const marks = Map.groupBy(
    annotations,
    ({ annotation }) => parseDocumentSource(annotation.target.source)?.documentId ?? null,
  );
  const printBar = exportBar(rules, 'pdf');
  const count = (number: number) => text('exchange.count', { count: number });
  const pdfs = documents
    .map(({ record }) => record)
    .filter(({ id, mediaType }) => mediaType === 'application/pdf' && marks.has(id));
  return [
    {
      id: 'all',
      label: text('exchange.giveAll'),
      description: count(annotations.length),
      wanted: { format: 'web-annotation' },
    },
    ...pdfs.flatMap((document): ExportChoice[] => {
      const description = count(marks.get(document.id)?.length ?? 0);
      const values = { document: document.name };
      return [
        {
          id: `xfdf ${document.id}`,
          label: text('exchange.giveXfdf', values),
          description,
          wanted: { format: 'xfdf', document },
        },
        {
          id: `pdf ${document.id}`,
          label: text('exchange.givePdf', values),
          description: printBar ? barWords(printBar) : description,
          isDisabled: printBar !== null,
          wanted: { format: 'pdf', document },
        },
      ];
    }),
  ];
}

/** Why the client's rules do not let it out. */
export function barWords(bar: ExportBar): string {
  switch (bar) {
    case 'documents':
      return text('exchange.refused.documents');
    case 'words':
      return text('exchange.refused.words');
    case 'print':
      return text('exchange.refused.print');
    default:
      return unreachable(bar);
  }
}
