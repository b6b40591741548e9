import type { FormField } from '../../../shared/forms/form-model.ts';
import type { Problem } from '../../../shared/forms/problem.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';

/** What is wrong with an answer and what to do about it. */
export function problemSentence(problem: Problem, field: FormField | undefined): string {
  const { limit } = problem.params;
  const said = typeof limit === 'number' ? formatNumber(limit, { maximumFractionDigits: 15 }) : (limit ?? '');
  const withUnit = field?.unit === undefined ? said : `${said} ${field.unit}`;
  const count = typeof limit === 'number' ? limit : 0;
  switch (problem.code) {
    case 'missing':
      return text('judge.problem.missing');
    case 'wrong-type':
      if (field?.kind === 'integer') return text('judge.problem.notWhole');
      return text(
        field?.kind === 'number' || field?.kind === 'decimal' ? 'judge.problem.notNumber' : 'judge.problem.wrongType',
      );
    case 'too-short':
      return text('judge.problem.tooShort', { count });
    case 'too-long':
      return text('judge.problem.tooLong', { count });
    case 'too-small':
      return text('judge.problem.tooSmall', { limit: withUnit });
    case 'too-large':
      return text('judge.problem.tooLarge', { limit: withUnit });
    case 'not-a-multiple':
      return text('judge.problem.notAMultiple', { limit: said });
    case 'pattern':
      return text('judge.problem.pattern', { pattern: said });
    case 'format':
      return formatSentence(said);
    case 'not-an-option':
      return text('judge.problem.notAnOption');
    case 'too-few-items':
      return text('judge.problem.tooFew', { count: Math.max(1, count) });
    case 'too-many-items':
      return text('judge.problem.tooMany', { count });
    case 'repeated-items':
      return text('judge.problem.repeated');
    case 'range-order':
      return text('answer.problem.rangeOrder');
    case 'not-asked':
      return text('judge.problem.notAsked');
    case 'invalid':
      return text('judge.problem.invalid');
    case 'evidence-missing':
      return text('judge.problem.evidence');
    case 'change-unexplained':
      return text('judge.change.missing');
    case 'evidence-lost':
      return text('judge.problem.evidenceLost');
    case 'evidence-superseded':
      return text('judge.problem.evidenceSuperseded');
    case 'rationale-missing':
      return text('judge.problem.rationale');
    case 'rule':
      return String(problem.params['message'] ?? '');
    case 'rule-reason':
      return text('judge.checks.needsReason', { message: String(problem.params['message'] ?? '') });
    case 'unchecked':
      return text('migration.problem');
    default:
      return unreachable(problem.code);
  }
}

/** Formats that people know by an example, not by a name. */
function formatSentence(format: string): string {
  switch (format) {
    case 'date':
      return text('judge.problem.date');
    case 'decimal':
      return text('judge.problem.notNumber');
    case 'date-time':
      return text('answer.problem.instant');
    case 'time':
    case 'local-time':
      return text('answer.problem.time');
    case 'duration':
      return text('answer.problem.duration');
    case 'email':
      return text('answer.problem.email');
    case 'uri':
      return text('answer.problem.uri');
    default:
      return text('judge.problem.format', { format });
  }
}
