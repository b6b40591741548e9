import { answerName } from '../../../../shared/forms/answer-name.ts';
import { getAt, setAt } from '../../../../shared/forms/answers.ts';
import { fieldInstances, isAsked } from '../../../../shared/forms/field-instances.ts';
import type { FormField, FormModel } from '../../../../shared/forms/form-model.ts';
import type { Judgment } from '../../../../shared/model/judgment.ts';
import { text } from '../../../i18n/text.ts';
import { decisionOf, sideOf } from './compare-judgments.ts';
import { choiceOf, type Choices, type MergeField, suggestion } from './merge.ts';

const DECISION = 'decision';

export interface JudgmentMerge {
  readonly fields: readonly MergeField[];
  make(choices: Choices, nowIso: string): Judgment;
}

/** Two judgments of one form, question by question. What no question asks for stays as it is in mine. */
export function mergeJudgments(
  model: FormModel,
  base: Judgment | null,
  mine: Judgment,
  theirs: Judgment,
): JudgmentMerge {
  const fields = questionsOf(model, mine, theirs).flatMap(([pointer, field]): MergeField[] => {
    const [ours, others] = [partKey(mine, pointer), partKey(theirs, pointer)];
    if (ours === others) return [];
    const [a, b] = [sideOf(field, pointer, mine), sideOf(field, pointer, theirs)];
    const isAnswer = a.answer !== b.answer;
    return [
      {
        id: pointer,
        label: answerName(model, pointer),
        base: base && sideOf(field, pointer, base).words(isAnswer),
        mine: a.words(isAnswer),
        theirs: b.words(isAnswer),
        suggested: suggestion(base && partKey(base, pointer), ours, others),
        edit: isAsked(field) ? { shape: field, value: getAt(mine.answers, pointer) } : null,
      },
    ];
  });
  const decided = decisionField(base, mine, theirs);
  const all = decided ? [...fields, decided] : fields;
  return {
    fields: all,
    make: (choices, nowIso) => {
      const made = all.reduce<Judgment>((judgment, field) => {
        const choice = choiceOf(field, choices);
        if (choice === null || choice.side === 'mine') return judgment;
        if (choice.side === 'own') return { ...judgment, answers: setAt(judgment.answers, field.id, choice.value) };
        return field.id === DECISION ? withDecision(judgment, theirs) : withPart(judgment, field.id, theirs);
      }, mine);
      return { ...made, activeSeconds: Math.max(mine.activeSeconds, theirs.activeSeconds), updatedAt: nowIso };
    },
  };
}

/** A list of another length is one question: its entries do not stand where the other's do. */
function questionsOf(model: FormModel, mine: Judgment, theirs: Judgment): [string, FormField][] {
  const found = new Map<string, FormField>();
  for (const { answers } of [mine, theirs]) {
    for (const { field, pointer } of fieldInstances(model, answers)) found.set(pointer, field);
  }
  const isWhole = ([pointer, field]: [string, FormField]): boolean =>
    field.item.length > 0 && lengthAt(mine, pointer) !== lengthAt(theirs, pointer);
  const whole = [...found].filter(isWhole).map(([pointer]) => `${pointer}/`);
  return [...found].filter(
    ([pointer, field]) =>
      field.calculated === undefined &&
      (field.item.length === 0 || whole.includes(`${pointer}/`)) &&
      !whole.some(list => pointer.startsWith(list)),
  );
}

function lengthAt({ answers }: Judgment, pointer: string): number {
  const list = getAt(answers, pointer);
  return Array.isArray(list) ? list.length : 0;
}

/** Everything of a judgment that belongs to a question, to be compared. */
function partKey(judgment: Judgment, pointer: string): string {
  const { evidence, rationale, confidence } = judgment;
  const cited = below(evidence, pointer).map(([at, ids]) => [at, ids.toSorted()]);
  return JSON.stringify([
    getAt(judgment.answers, pointer) ?? null,
    cited.filter(([, ids]) => ids?.length !== 0),
    below(rationale, pointer),
    below(confidence, pointer),
  ]);
}

function below<Value>(record: Readonly<Record<string, Value>>, pointer: string): [string, Value][] {
  const at = Object.entries(record).filter(([one]) => one === pointer || one.startsWith(`${pointer}/`));
  return at.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** The answer of another judgment with what it rests on. */
function withPart(judgment: Judgment, pointer: string, from: Judgment): Judgment {
  const moved = <Value>(into: Readonly<Record<string, Value>>, source: Readonly<Record<string, Value>>) => {
    const gone = new Set(below(into, pointer).map(([at]) => at));
    const kept = Object.entries(into).filter(([at]) => !gone.has(at));
    return Object.fromEntries([...kept, ...below(source, pointer)]);
  };
  return {
    ...judgment,
    answers: setAt(judgment.answers, pointer, getAt(from.answers, pointer)),
    evidence: moved(judgment.evidence, from.evidence),
    rationale: moved(judgment.rationale, from.rationale),
    confidence: moved(judgment.confidence, from.confidence),
  };
}

function decisionField(base: Judgment | null, mine: Judgment, theirs: Judgment): MergeField | null {
  const [ours, others] = [decisionOf(mine), decisionOf(theirs)];
  if (ours === others) return null;
  const before = base && decisionOf(base);
  return {
    id: DECISION,
    label: text('sync.differs.override'),
    base: before,
    mine: ours,
    theirs: others,
    suggested: suggestion(before, ours, others),
    edit: null,
  };
}

function withDecision({ decision: _mine, ...judgment }: Judgment, { decision }: Judgment): Judgment {
  return { ...judgment, ...(decision && { decision }) };
}
