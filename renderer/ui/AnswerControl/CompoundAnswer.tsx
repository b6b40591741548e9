import { useMemo, useSyncExternalStore, type ComponentType } from 'react';
import { currencyCodes } from '../../../shared/values/currency.ts';
import { intlLocale } from '../../i18n/text.ts';
import { addressOrder, countryOf } from './address-order.ts';
import type { AnswerShape, AnswerSource, ControlProps } from './answer-source.ts';
import styles from './AnswerControl.module.css';

type Part = NonNullable<AnswerShape['parts']>[number];
type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where one member is kept: in the object that is the answer. The answer goes with its last member. */
function partSource(source: AnswerSource, name: string): AnswerSource {
  const members = () => {
    const value = source.get();
    return isMembers(value) ? value : {};
  };
  return {
    get: () => members()[name],
    set(value) {
      const { [name]: _, ...rest } = members();
      const next = value === undefined ? rest : { ...members(), [name]: value };
      source.set(Object.keys(next).length > 0 ? next : undefined);
    },
    subscribe: source.subscribe,
  };
}

let currencies: AnswerShape['options'] | null = null;

function currencyOptions(): AnswerShape['options'] {
  const names = new Intl.DisplayNames(intlLocale(), { type: 'currency' });
  currencies ??= currencyCodes().map(code => ({ value: code, label: code, description: names.of(code) ?? code }));
  return currencies;
}

/** A currency that the form leaves open is one of ISO 4217. */
function shapeOf(whole: AnswerShape, { name, field }: Part): AnswerShape {
  const isCurrency = whole.kind === 'money' && field.kind === 'text' && /currency/i.test(name);
  return isCurrency ? { ...field, kind: 'single-choice', options: currencyOptions(), display: 'combobox' } : field;
}

interface CompoundAnswerProps extends ControlProps {
  /** The control for one member: handed in, because it may be any. */
  Control: ComponentType<ControlProps>;
}

/** An answer of several members as one control: money, a quantity, a range, an address. */
export function CompoundAnswer({ shape, source, id, labelId, describedBy, Control, ...state }: CompoundAnswerProps) {
  const parts = shape.parts ?? [];
  const names = useMemo(() => (shape.parts ?? []).map(part => part.name), [shape.parts]);
  const country = countryOf(names);
  // Only the country lays the address out anew; the other members are drawn by themselves.
  const chosenCountry = useSyncExternalStore(source.subscribe, () => {
    const value = source.get();
    return country !== undefined && isMembers(value) ? value[country] : undefined;
  });
  const order = shape.kind === 'address' ? addressOrder(names, chosenCountry) : names;
  return (
    <div
      id={id}
      role="group"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      className={styles.parts}
      data-kind={shape.kind}
    >
      {order.map(name => {
        const part = parts.find(one => one.name === name);
        return (
          part && (
            <PartControl key={name} {...state} {...{ part, source, Control }} whole={shape} id={`${id}-${name}`} />
          )
        );
      })}
    </div>
  );
}

interface PartControlProps
  extends Pick<CompoundAnswerProps, 'source' | 'id' | 'isInvalid' | 'isReadOnly' | 'isDisabled' | 'Control'> {
  whole: AnswerShape;
  part: Part;
}

function PartControl({ whole, part, source, id, Control, ...state }: PartControlProps) {
  const own = useMemo(() => partSource(source, part.name), [source, part.name]);
  const shape = useMemo(() => shapeOf(whole, part), [whole, part]);
  return (
    <div className={styles.part} data-part={part.name}>
      <label id={`${id}-label`} htmlFor={id} className={styles.partLabel}>
        {part.field.label}
      </label>
      <Control shape={shape} source={own} id={id} labelId={`${id}-label`} isRequired={part.field.required} {...state} />
    </div>
  );
}
