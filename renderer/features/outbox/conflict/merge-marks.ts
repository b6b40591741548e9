import { type Annotation, type AnnotationBody, noteOf, tagOf } from '../../../../shared/model/annotation.ts';
import { text } from '../../../i18n/text.ts';
import type { AnswerShape } from '../../../ui/AnswerControl/answer-source.ts';
import { type Around, placeWords, tagLabel } from './mark-words.ts';
import { choiceOf, type Choices, type MergeField, suggestion } from './merge.ts';

export interface MarkMerge {
  readonly fields: readonly MergeField[];
  make(choices: Choices, nowIso: string): Annotation;
}

/** Two versions of a mark: what it says, how it is tagged, where it is. */
export function mergeMarks(around: Around, base: Annotation | null, mine: Annotation, theirs: Annotation): MarkMerge {
  const tags = around.caseFile?.process?.tags ?? [];
  const noteShape: AnswerShape = {
    kind: 'long-text',
    label: text('sync.differs.note'),
    unit: undefined,
    options: [],
  };
  const tagShape: AnswerShape = {
    kind: 'single-choice',
    label: text('sync.differs.tag'),
    unit: undefined,
    options: tags.map(({ id, label }) => ({ value: id, label })),
  };
  const field = (
    id: string,
    label: string,
    wordsOf: (mark: Annotation) => string,
    edit: MergeField['edit'],
  ): MergeField[] => {
    const [ours, others] = [wordsOf(mine), wordsOf(theirs)];
    if (ours === others) return [];
    const before = base && wordsOf(base);
    const orNone = (said: string) => said || text('sync.differs.none');
    return [
      {
        id,
        label,
        base: before === null ? null : orNone(before),
        mine: orNone(ours),
        theirs: orNone(others),
        suggested: suggestion(before, ours, others),
        edit,
      },
    ];
  };
  const fields = [
    ...field('note', noteShape.label, noteOf, { shape: noteShape, value: noteOf(mine) }),
    ...field(
      'tag',
      tagShape.label,
      mark => tagLabel(around, mark),
      tags.length > 0 ? { shape: tagShape, value: tagOf(mine) } : null,
    ),
    ...field('place', text('sync.differs.place'), mark => placeWords(around, mark), null),
  ];
  return {
    fields,
    make: (choices, nowIso) => {
      const pick = <Value>(id: string, valueOf: (mark: Annotation) => Value): Value => {
        const of = fields.find(one => one.id === id);
        const choice = of ? choiceOf(of, choices) : null;
        if (choice?.side === 'own') return choice.value as Value;
        return valueOf(choice?.side === 'theirs' ? theirs : mine);
      };
      return {
        ...mine,
        modified: nowIso,
        body: bodiesOf(pick('note', noteOf), pick('tag', tagOf)),
        target: pick('place', mark => mark.target),
      };
    },
  };
}

function bodiesOf(note: string | undefined, tag: string | undefined): AnnotationBody[] {
  const said: AnnotationBody[] = note ? [{ type: 'TextualBody', purpose: 'commenting', value: note }] : [];
  return tag ? [...said, { type: 'TextualBody', purpose: 'tagging', value: tag }] : said;
}
