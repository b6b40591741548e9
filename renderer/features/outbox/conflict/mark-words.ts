import { parsePageFragment } from '../../../../shared/anchors/area.ts';
import {
  type Annotation,
  fragmentOf,
  noteOf,
  parseDocumentSource,
  quoteOf,
  tagOf,
} from '../../../../shared/model/annotation.ts';
import type { Me } from '../../../../shared/model/person.ts';
import type { CaseFile } from '../../../data/views.ts';
import { text } from '../../../i18n/text.ts';

/** Whose names the words use. The case file is null when the case is no longer here. */
export interface Around {
  readonly me: Me;
  readonly caseFile: CaseFile | null;
}

/** A whole mark in one line. */
export function markWords(around: Around, mark: Annotation): string {
  return [tagLabel(around, mark), noteOf(mark), placeWords(around, mark)].filter(part => part !== '').join(' · ');
}

export function tagLabel({ caseFile }: Around, mark: Annotation): string {
  const id = tagOf(mark) ?? '';
  return caseFile?.process?.tags.find(tag => tag.id === id)?.label ?? id;
}

export function placeWords({ caseFile }: Around, mark: Annotation): string {
  const id = parseDocumentSource(mark.target.source)?.documentId;
  const name = caseFile?.documents.find(({ record }) => record.id === id)?.record.name ?? text('sync.differs.document');
  const fragment = fragmentOf(mark);
  const page = fragment ? parsePageFragment(fragment.value)?.page : undefined;
  const where = page === undefined ? name : text('sync.differs.page', { name, page });
  const quote = quoteOf(mark)?.exact;
  return quote === undefined ? where : `${where}: “${quote}”`;
}

export function nameOf(me: Me, id: string): string {
  return id === me.id ? me.name : (me.team.find(one => one.id === id)?.name ?? id);
}
