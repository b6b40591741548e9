import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { cx } from '../cx.ts';
import fieldStyles from '../FieldFrame/FieldFrame.module.css';
import { whenIdle } from '../when-idle.ts';
import styles from './Select.module.css';
import type { SelectProps } from './Select.tsx';

const Select = lazy(async () => {
  await whenIdle();
  return { default: (await import('./Select.tsx')).Select };
});

type SelectOnDemandProps = Pick<SelectProps, 'label' | 'options' | 'value' | 'onChange'>;

/** A select of the first screen, label hidden: its face is there at once, its list comes after. A press is kept. */
export function SelectOnDemand(props: SelectOnDemandProps) {
  const { label, options, value } = props;
  const [wasPressed, setWasPressed] = useState(false);
  const chosen = options.find(option => option.value === value)?.label ?? '';
  return (
    <Suspense
      fallback={
        <div className={fieldStyles['field']}>
          <button
            type="button"
            aria-haspopup="listbox"
            aria-label={`${chosen} ${label}`}
            className={cx(fieldStyles['input'], styles.button)}
            onClick={() => setWasPressed(true)}
          >
            <span className={styles.value}>{chosen}</span>
            <ChevronDown size={14} aria-hidden="true" className={styles.chevron} />
          </button>
        </div>
      }
    >
      <Select {...props} hideLabel isOpenAtFirst={wasPressed} />
    </Suspense>
  );
}
