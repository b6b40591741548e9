import { Check, ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, Text } from 'react-aria-components';
import { text } from '../../i18n/text.ts';
import { cx } from '../cx.ts';
import { FieldFrame, hasContent, type FieldProps } from '../FieldFrame/FieldFrame.tsx';
import fieldStyles from '../FieldFrame/FieldFrame.module.css';
import { given } from '../given.ts';
import type { Option } from '../RadioGroup/RadioGroup.tsx';
import overlay from '../overlay.module.css';
import styles from './Select.module.css';

export interface SelectProps extends Omit<FieldProps, 'isReadOnly'> {
  options: readonly Option[];
  value: string | null;
  onChange: (value: string) => void;
  placeholder?: string | undefined;
  /** A read-only select cannot be opened, but is read and copied like any other answer. */
  isReadOnly?: boolean | undefined;
  /** It was asked for before it was here. */
  isOpenAtFirst?: boolean | undefined;
}

/** One of many, in a list that opens; typing finds. */
export function Select({
  label,
  hideLabel,
  description,
  errorMessage,
  options,
  value,
  onChange,
  placeholder,
  isReadOnly = false,
  isDisabled = false,
  isOpenAtFirst = false,
  onFocus,
  onBlur,
  ...props
}: SelectProps) {
  return (
    <AriaSelect
      {...given({ ...props, onFocus, onBlur })}
      isDisabled={isDisabled || isReadOnly}
      defaultOpen={isOpenAtFirst}
      value={value}
      onChange={key => {
        if (key !== null) onChange(String(key));
      }}
      placeholder={placeholder ?? text('app.chooseOne')}
      isInvalid={hasContent(errorMessage)}
      className={cx(fieldStyles['field'])}
    >
      <FieldFrame {...{ label, hideLabel, description, errorMessage, isRequired: props.isRequired }}>
        <Button className={cx(fieldStyles['input'], styles.button)} data-read-only={isReadOnly || undefined}>
          <SelectValue className={cx(styles.value)}>
            {({ selectedText, isPlaceholder, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
          </SelectValue>
          <ChevronDown size={14} aria-hidden="true" className={styles.chevron} />
        </Button>
      </FieldFrame>
      <Popover className={cx(overlay['popover'], styles.popover)} offset={3}>
        <ListBox items={options} className={cx(overlay['list'])}>
          {option => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              isDisabled={option.isDisabled ?? false}
              className={cx(overlay['item'])}
            >
              <Check size={14} aria-hidden="true" className={overlay['check']} />
              <Text slot="label" className={cx(overlay['words'])}>
                {option.label}
                {option.description !== undefined && (
                  <span className={overlay['description']}>{option.description}</span>
                )}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
