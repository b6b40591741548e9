import { useMemo } from 'react';
import { text } from '../../../i18n/text.ts';
import { Button } from '../../../ui/Button/Button.tsx';
import { Select } from '../../../ui/Select/Select.tsx';
import { TextField } from '../../../ui/TextField/TextField.tsx';
import styles from '../DecisionPanel.module.css';
import { usePanel } from '../panel-context.ts';
import type { Decision } from '../use-decision.ts';

/** What the person decides instead of the rules, as far as the client allows it. */
export function Override({ decision }: { decision: Decision }) {
  const { isReadOnly } = usePanel();
  const { definition, override, setOverride } = decision;
  const options = useMemo(
    () => (definition.outcomes ?? []).map(outcome => ({ value: outcome, label: outcome })),
    [definition.outcomes],
  );
  if (definition.override === 'forbidden') return <p className={styles.rule}>{text('judge.decision.forbidden')}</p>;
  if (!override) {
    if (isReadOnly) return null;
    return (
      <div>
        <Button onPress={() => setOverride({ value: undefined, rationale: '' })}>
          {text('judge.decision.override')}
        </Button>
      </div>
    );
  }
  const said = typeof override.value === 'string' ? override.value : '';
  const needsReason = definition.override === 'with-rationale';
  return (
    <div className={styles.otherwise} data-override="">
      {options.length > 0 ? (
        <Select
          label={text('judge.decision.yours')}
          options={options}
          value={said === '' ? null : said}
          onChange={value => setOverride({ ...override, value })}
          isReadOnly={isReadOnly}
          isRequired
        />
      ) : (
        <TextField
          label={text('judge.decision.yours')}
          value={said}
          onChange={value => setOverride({ ...override, value })}
          isReadOnly={isReadOnly}
          isRequired
        />
      )}
      <TextField
        label={text('judge.decision.why')}
        value={override.rationale}
        onChange={rationale => setOverride({ ...override, rationale })}
        isReadOnly={isReadOnly}
        isRequired={needsReason}
        multiline
        spellCheck
      />
      <p className={styles.rule}>{text('judge.decision.sampled')}</p>
      {decision.isOverrideStale && (
        <p role="status" className={styles.stale}>
          {text('judge.decision.stale')}
          {!isReadOnly && (
            <Button onPress={() => setOverride({ ...override })}>{text('judge.decision.stillRight')}</Button>
          )}
        </p>
      )}
      {!isReadOnly && (
        <div>
          <Button onPress={() => setOverride(null)}>{text('judge.decision.noOverride')}</Button>
        </div>
      )}
    </div>
  );
}
