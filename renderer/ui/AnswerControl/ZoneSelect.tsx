import { useMemo, useState } from 'react';
import { zoneWords } from './zone-words.ts';
import styles from './AnswerControl.module.css';

interface ZoneSelectProps {
  label: string;
  value: string;
  onChange: (zone: string) => void;
  /** Only offsets: a time without a day has no summer to know of. */
  isOffset?: boolean;
  isDisabled?: boolean | undefined;
}

let names: readonly string[] | null = null;
const zoneNames = () => (names ??= ['UTC', ...Intl.supportedValuesOf('timeZone')]);

const two = (value: number) => String(value).padStart(2, '0');
const OFFSETS: readonly string[] = Array.from({ length: 53 }, (_, step) => (step - 24) * 30).map(minutes => {
  const size = Math.abs(minutes);
  return minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
});

/** The clock that a time was read from. Its hundreds of names are there only once somebody looks at them. */
export function ZoneSelect({ label, value, onChange, isOffset = false, isDisabled }: ZoneSelectProps) {
  const [isOpen, setOpen] = useState(false);
  const zones = useMemo(() => {
    const all = isOpen ? (isOffset ? OFFSETS : zoneNames()) : [];
    return all.includes(value) ? all : [value, ...all];
  }, [isOpen, isOffset, value]);
  return (
    <select
      className={styles.small}
      aria-label={label}
      value={value}
      disabled={isDisabled === true}
      onFocus={() => setOpen(true)}
      onChange={event => onChange(event.currentTarget.value)}
    >
      {zones.map(zone => (
        <option key={zone} value={zone}>
          {zoneWords(zone)}
        </option>
      ))}
    </select>
  );
}
