import { answerName } from '../../../shared/forms/answer-name.ts';
import { fieldAt } from '../../../shared/forms/field-instances.ts';
import type { FormModel } from '../../../shared/forms/form-model.ts';
import { sayCondition, type SaidCondition } from '../../../shared/forms/rule-words.ts';
import { toConcrete } from '../../../shared/forms/template-pointer.ts';
import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { formatAnswer } from '../../ui/AnswerControl/format-answer.ts';

function conditionWords(model: FormModel, said: SaidCondition, base: string): string {
  if ('parts' in said) {
    const parts = said.parts.map(part =>
      'parts' in part ? `(${conditionWords(model, part, base)})` : conditionWords(model, part, base),
    );
    return parts.join(text(said.kind === 'and' ? 'hidden.and' : 'hidden.or'));
  }
  const pointer = base + said.pointer;
  const question = answerName(model, pointer);
  if ('limit' in said) {
    return text(`hidden.${said.kind}`, { question, limit: formatNumber(said.limit, { maximumFractionDigits: 15 }) });
  }
  if (!('values' in said)) return text(`hidden.${said.kind}`, { question });
  const field = fieldAt(model, pointer);
  const words = said.values.map(value =>
    field && value !== null ? formatAnswer(field, value) : text('judge.noAnswer'),
  );
  return text(`hidden.${said.kind}`, { question, value: words.join(text('hidden.or')) });
}

/** Why rules have the effect that they have now, in words made from what they say. */
export function ruleSentence(model: FormModel, rules: readonly number[], pointer: string): string {
  const reasons = rules.flatMap(index => {
    const rule = model.rules[index];
    if (!rule) return [];
    const condition = conditionWords(model, sayCondition(rule.condition), toConcrete(rule.base, pointer));
    const isOnly = rule.effect === 'SHOW' || rule.effect === 'ENABLE';
    return [text(isOnly ? 'hidden.onlyWhen' : 'hidden.notWhen', { condition })];
  });
  return [...new Set(reasons)].join('; ');
}
