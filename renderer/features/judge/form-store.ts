import { getAt, isBlank, parentPointer, setAt } from '../../../shared/forms/answers.ts';
import type { Calculation, CalculationProblem } from '../../../shared/forms/calculate.ts';
import { checkAnswer } from '../../../shared/forms/check-answer.ts';
import { checkJudgment } from '../../../shared/forms/check-judgment.ts';
import type { FormModel, FormSection } from '../../../shared/forms/form-model.ts';
import { createFormState } from '../../../shared/forms/form-state.ts';
import { withUnchecked } from '../../../shared/forms/migrate-unchecked.ts';
import { missingAt, missingPointer } from '../../../shared/forms/missing.ts';
import type { Problem } from '../../../shared/forms/problem.ts';
import type { SendableParts } from '../../../shared/forms/sendable-answers.ts';
import type { DraftMigration } from '../../../shared/model/draft-migration.ts';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import type { AnswerSource } from '../../ui/AnswerControl/answer-source.ts';
import { createTopics } from '../../data/topics.ts';
import { createCalculatedAnswers } from './calculated-answers.ts';
import { countAnswered, type Progress } from './count-answered.ts';
import { createFormChecks } from './checks/form-checks.ts';
import { changedAnswers } from './history/changed-answers.ts';
import { createFormHistory, type Moment } from './history/form-history.ts';
import { createRecorder } from './history/recorder.ts';
import { createRechecks } from './migration/rechecks.ts';

type RecordName = 'evidence' | 'rationale' | 'confidence';

const RECORDS: readonly RecordName[] = ['evidence', 'rationale', 'confidence'];
const EVIDENCE_PROBLEMS = ['evidence-missing', 'evidence-lost', 'evidence-superseded'];
const NO_IDS: readonly AnnotationId[] = [];
const NO_PROBLEMS: readonly Problem[] = [];

/**
 * The answers while they are being typed. Every question subscribes to its own topic, so a keystroke wakes only its
 * question, and of the rules only those that read it.
 */
export type FormStore = ReturnType<typeof createFormStore>;

export function createFormStore(
  model: FormModel,
  initial: SendableParts,
  migration?: DraftMigration,
  // Typing on is one step there whatever the time, for it never passes.
  history = createFormHistory(() => 0),
) {
  // A judgment is such parts and more; what is more is not the form's to keep.
  const { answers, evidence, rationale, confidence } = initial;
  let parts: SendableParts = { answers, evidence, rationale, confidence };
  let problems = new Map<string, readonly Problem[]>();
  const state = createFormState(model, parts.answers);
  const topics = createTopics();
  const progressOf = new Map<string, Progress>();
  const rechecks = createRechecks(migration);

  const reckonAgain = () => {
    progressOf.clear();
    topics.tell('progress');
  };
  /** Rules first, so that whoever wakes sees one consistent form. True when something was shown or hidden. */
  const followRules = (pointer: string): boolean => {
    const rules = state.answersChanged(parts.answers, pointer);
    for (const rule of rules) topics.tell(`rule ${rule}`);
    if (rules.length > 0) reckonAgain();
    return rules.length > 0;
  };
  /** After anything that a person changed. */
  const settle = (pointer: string) => {
    const isDue = calculated.answerChanged(pointer);
    const isMoved = followRules(pointer) && calculated.rulesChanged();
    if (isDue || isMoved) topics.tell('due');
    topics.tell('changed');
  };
  const forgetProblems = (pointer: string, codes?: readonly string[]) => {
    const here = problems.get(pointer);
    if (!here) return;
    const left = codes ? here.filter(problem => !codes.includes(problem.code)) : NO_PROBLEMS;
    if (left.length > 0) problems.set(pointer, left);
    else problems.delete(pointer);
    topics.tell(`problems ${pointer}`);
    topics.tell('problems');
  };

  const putMissing = (pointer: string, code: string | undefined) => {
    const { [missingPointer(pointer)]: _, ...rest } = parts.rationale;
    parts = { ...parts, rationale: code === undefined ? rest : { ...rest, [missingPointer(pointer)]: code } };
    topics.tell(`rationale ${missingPointer(pointer)}`);
    reckonAgain();
  };
  /** False when it was that already. */
  const write = (pointer: string, value: unknown): boolean => {
    const before = getAt(parts.answers, pointer);
    if (Object.is(before, value)) return false;
    parts = { ...parts, answers: setAt(parts.answers, pointer, value) };
    if (!isBlank(value) && missingAt(parts, pointer) !== undefined) putMissing(pointer, undefined);
    topics.tell(`answer ${pointer}`);
    forgetProblems(pointer);
    if (isBlank(before) !== isBlank(value)) {
      topics.tell(`blank ${pointer}`);
      reckonAgain();
    }
    return true;
  };
  const set = (pointer: string, value: unknown) =>
    recorder.record(pointer, `answer ${pointer}`, () => {
      if (!write(pointer, value)) return;
      rechecks.answered(pointer);
      settle(pointer);
    });
  const confirm = (pointer: string): boolean => {
    if (!rechecks.confirm(pointer)) return false;
    forgetProblems(pointer, ['unchecked']);
    topics.tell(`recheck ${pointer}`);
    topics.tell('rechecks');
    topics.tell('changed');
    return true;
  };
  const calculationProblems = new Map<string, CalculationProblem | null>();
  /** Nobody typed it: a case that was only opened has no draft. The interpreter has followed the rules already. */
  const take = ({ pointer, value, problem }: Calculation) => {
    if (calculationProblems.get(pointer) !== problem) {
      calculationProblems.set(pointer, problem);
      topics.tell(`calculation ${pointer}`);
    }
    if (!write(pointer, value ?? undefined)) return;
    followRules(pointer);
    topics.tell('calculated');
  };
  const calculated = createCalculatedAnswers(model, () => parts.answers, take);
  const checks = createFormChecks(model, { parts: () => parts, isVisible: state.isVisible, tell: topics.tell });
  const setRecord = (name: RecordName, pointer: string, value: unknown) =>
    recorder.record(pointer, name === 'evidence' ? null : `${name} ${pointer}`, () => {
      const { [pointer]: _, ...rest } = parts[name];
      parts = { ...parts, [name]: isBlank(value) ? rest : { ...rest, [pointer]: value } };
      topics.tell(`${name} ${pointer}`);
      topics.tell('changed');
    });
  /** Makes everything what it was at that moment, and wakes whatever shows something else. */
  const restore = (to: Moment) => {
    const from = parts;
    parts = to.parts;
    rechecks.restore(to.rechecks);
    const places = changedAnswers(from.answers, parts.answers);
    for (const pointer of places) {
      // An answer of many values is shown by what stands above the one that differs.
      for (let at = pointer; at !== ''; at = parentPointer(at)) topics.tell(`answer ${at}`);
      topics.tellBelow(pointer);
      forgetProblems(pointer);
      followRules(pointer);
    }
    for (const name of RECORDS) {
      const [before, after] = [from[name], parts[name]];
      if (before === after) continue;
      const pointers = new Set([...Object.keys(before), ...Object.keys(after)]);
      for (const pointer of pointers) if (before[pointer] !== after[pointer]) topics.tell(`${name} ${pointer}`);
    }
    reckonAgain();
    topics.tell('rechecks');
    if (calculated.rulesChanged()) topics.tell('due');
    topics.tell('changed');
  };
  const recorder = createRecorder(history, () => ({ parts, rechecks: rechecks.state() }), restore);
  const source = (topic: string, get: () => unknown, write: (value: unknown) => void): AnswerSource => ({
    get,
    set: write,
    subscribe: listener => topics.on(topic, listener),
  });

  return {
    model,
    on: topics.on,
    parts: () => parts,
    get: (pointer: string) => getAt(parts.answers, pointer),
    set,
    answer: (pointer: string) =>
      source(
        `answer ${pointer}`,
        () => getAt(parts.answers, pointer),
        value => set(pointer, value),
      ),
    missing: (pointer: string) => missingAt(parts, pointer),
    /** Says why there is no answer, in place of one; undefined takes that back. */
    setMissing: (pointer: string, code: string | undefined) =>
      recorder.record(pointer, null, () => {
        if (code !== undefined) write(pointer, undefined);
        putMissing(pointer, code);
        forgetProblems(pointer);
        settle(pointer);
      }),
    rationale: (pointer: string) =>
      source(
        `rationale ${pointer}`,
        () => parts.rationale[pointer],
        value => {
          setRecord('rationale', pointer, value);
          forgetProblems(pointer, ['rationale-missing']);
        },
      ),
    confidence: (pointer: string) =>
      source(
        `confidence ${pointer}`,
        () => parts.confidence[pointer],
        value => setRecord('confidence', pointer, value),
      ),
    evidence: (pointer: string): readonly AnnotationId[] => parts.evidence[pointer] ?? NO_IDS,
    /** Says something in the margin (`marginal.ts`); undefined takes it back. */
    note: (at: string, words: string | undefined) => setRecord('rationale', at, words),
    /** In another order, or others: what the answer rests on from now on. */
    setEvidence(pointer: string, ids: readonly AnnotationId[]) {
      setRecord('evidence', pointer, ids);
      forgetProblems(pointer, ids.length > 0 ? EVIDENCE_PROBLEMS : EVIDENCE_PROBLEMS.slice(1));
    },
    cite(pointer: string, id: AnnotationId) {
      const cited = parts.evidence[pointer] ?? NO_IDS;
      if (!cited.includes(id)) this.setEvidence(pointer, [...cited, id]);
    },
    uncite(pointer: string, id: AnnotationId) {
      const cited = parts.evidence[pointer] ?? NO_IDS;
      this.setEvidence(
        pointer,
        cited.filter(one => one !== id),
      );
    },
    /** Adds, removes, copies or moves rows: everything below the list may have changed. */
    changeRows: (list: string, change: (parts: SendableParts) => SendableParts) =>
      recorder.record(list, null, () => {
        rechecks.rowsChanged(parts, change);
        parts = change(parts);
        problems = new Map([...problems].filter(([pointer]) => !pointer.startsWith(`${list}/`)));
        topics.tellBelow(list);
        reckonAgain();
        topics.tell('problems');
        settle(list);
      }),
    /** What `act` changes, wherever, is taken back as one thing. The focus goes to `pointer` then. */
    together: (pointer: string, act: () => void) => recorder.record(pointer, null, act),
    /** Each takes back, or does again, the last thing and says where that was; null when there is none. */
    undo: recorder.undo,
    redo: recorder.redo,
    canUndo: recorder.canUndo,
    canRedo: recorder.canRedo,
    /** Rules over several answers. */
    checks,
    isComputed: calculated.isNeeded,
    startCalculating: calculated.start,
    /** Brings computed answers up to date: before anything is saved, sealed or decided from them. */
    calculateNow: calculated.settle,
    readsOf: calculated.readsOf,
    /** Why a computed answer has no value; undefined while it was not computed. */
    calculationProblem: (pointer: string) => calculationProblems.get(pointer),
    isVisible: (rules: readonly number[], pointer: string) => state.isVisible(rules, pointer),
    isEnabled: (rules: readonly number[], pointer: string) => state.isEnabled(rules, pointer),
    /** What a moved draft has still to have checked here; undefined: nothing. */
    recheckAt: rechecks.at,
    unchecked: rechecks.open,
    /** The person stands by an answer that was moved. False when there was nothing to confirm. */
    confirm,
    migration: rechecks.migration,
    /** Everything that stands between these answers and a submission. */
    check: () => [
      ...withUnchecked(model, state, parts.answers, checkJudgment(model, parts), rechecks.open()),
      ...checks.problems(),
    ],
    problemsAt: (pointer: string) => problems.get(pointer) ?? NO_PROBLEMS,
    hasProblems: () => problems.size > 0,
    /** The person went on: what is wrong here is said now. What is missing is said when it is to be submitted. */
    left(pointer: string) {
      if (rechecks.isAnswered(pointer)) confirm(pointer);
      if (problems.has(pointer)) return;
      const found = checkAnswer(model, parts.answers, pointer);
      if (found.length === 0) return;
      problems.set(pointer, found);
      topics.tell(`problems ${pointer}`);
      topics.tell('problems');
    },
    showProblems(all: readonly Problem[]) {
      // What the rules say stands at their questions by itself, and goes as soon as it is mended.
      const found = all.filter(({ code }) => code !== 'rule' && code !== 'rule-reason');
      const woken = new Set([...problems.keys(), ...found.map(problem => problem.pointer)]);
      problems = Map.groupBy(found, problem => problem.pointer);
      for (const pointer of woken) topics.tell(`problems ${pointer}`);
      topics.tell('problems');
    },
    /** How many of the questions that are asked now have an answer. Remembered until an answer comes or goes. */
    progress(section: FormSection | null): Progress {
      const known = progressOf.get(section?.id ?? '');
      if (known) return known;
      const progress = countAnswered(model, state, parts, section);
      progressOf.set(section?.id ?? '', progress);
      return progress;
    },
  };
}
