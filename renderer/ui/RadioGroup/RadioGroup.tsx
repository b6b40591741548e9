import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { cx } from '../cx.ts';
import { FieldFrame, hasContent, type FieldProps } from '../FieldFrame/FieldFrame.tsx';
import fieldStyles from '../FieldFrame/FieldFrame.module.css';
import { given } from '../given.ts';
import styles from './RadioGroup.module.css';

/** One of the values to choose from. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

export interface RadioGroupProps extends Omit<FieldProps, 'autoFocus'> {
  options: readonly Option[];
  value: string | null;
  onChange: (value: string) => void;
  orientation?: 'horizontal' | 'vertical' | undefined;
}

/** One of a few, all of them in sight. */
export function RadioGroup({
  label,
  hideLabel,
  description,
  errorMessage,
  options,
  value,
  onFocus,
  onBlur,
  ...props
}: RadioGroupProps) {
  return (
    <AriaRadioGroup
      {...given({ ...props, onFocus, onBlur })}
      value={value}
      isInvalid={hasContent(errorMessage)}
      className={cx(fieldStyles['field'])}
    >
      <FieldFrame {...{ label, hideLabel, description, errorMessage, isRequired: props.isRequired }}>
        <div className={styles.options} data-orientation={props.orientation ?? 'vertical'}>
          {options.map(option => (
            <Radio
              key={option.value}
              value={option.value}
              isDisabled={option.isDisabled ?? false}
              className={cx(styles.option)}
            >
              <span className={styles.dot} aria-hidden="true" />
              <span>
                {option.label}
                {option.description !== undefined && <span className={styles.description}>{option.description}</span>}
              </span>
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  );
}
