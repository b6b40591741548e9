const NANOS = 1_000_000_000n;

/** A FEEL days and time duration (DMN 1.5 §10.3.2.3.7), in nanoseconds. */
export class DaysTimeDuration {
  readonly value: bigint;

  constructor(nanoseconds: bigint) {
    this.value = nanoseconds;
  }

  /** Parts in the order days, hours, minutes, seconds, nanoseconds; all of them negative or none. */
  get parts(): readonly [number, number, number, number, number] {
    const seconds = this.value / NANOS;
    return [
      Number(seconds / 86_400n),
      Number((seconds / 3600n) % 24n),
      Number((seconds / 60n) % 60n),
      Number(seconds % 60n),
      Number(this.value % NANOS),
    ];
  }

  toString(): string {
    if (this.value === 0n) return 'PT0S';
    const [days, hours, minutes, seconds, nanos] = this.parts.map(Math.abs) as [number, number, number, number, number];
    const fraction = nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
    const second = seconds === 0 && nanos === 0 ? '' : `${seconds}${fraction}S`;
    const time = `${hours === 0 ? '' : `${hours}H`}${minutes === 0 ? '' : `${minutes}M`}${second}`;
    return `${this.value < 0n ? '-' : ''}P${days === 0 ? '' : `${days}D`}${time === '' ? '' : `T${time}`}`;
  }
}

/** A FEEL years and months duration (DMN 1.5 §10.3.2.3.8). */
export class YearsMonthsDuration {
  readonly months: number;

  constructor(months: number) {
    this.months = months;
  }

  toString(): string {
    const size = Math.abs(this.months);
    if (size === 0) return 'P0M';
    const years = Math.floor(size / 12);
    const months = size % 12;
    return `${this.months < 0 ? '-' : ''}P${years === 0 ? '' : `${years}Y`}${months === 0 ? '' : `${months}M`}`;
  }
}

export function isDuration(value: unknown): value is DaysTimeDuration | YearsMonthsDuration {
  return value instanceof DaysTimeDuration || value instanceof YearsMonthsDuration;
}

/** Reads the two subsets of `xs:duration` that FEEL has; null for anything else, also for a mixture. */
export function parseDuration(text: string): DaysTimeDuration | YearsMonthsDuration | null {
  const match =
    /^(-?)P(?:(\d{1,15})Y)?(?:(\d{1,15})M)?(?:(\d{1,15})D)?(?:T(?=\d)(?:(\d{1,15})H)?(?:(\d{1,15})M)?(?:(\d{1,15})(?:\.(\d{1,30}))?S)?)?$/.exec(
      text,
    );
  if (!match || text.endsWith('P')) return null;
  const [, minus = '', years, months, days, hours, minutes, seconds, fraction = ''] = match;
  const hasYears = years !== undefined || months !== undefined;
  const hasDays = [days, hours, minutes, seconds].some(part => part !== undefined);
  if (hasYears === hasDays) return null;
  const sign = minus === '' ? 1 : -1;
  if (hasYears) {
    const total = sign * (Number(years ?? 0) * 12 + Number(months ?? 0));
    return Number.isSafeInteger(total) ? new YearsMonthsDuration(total + 0) : null;
  }
  const whole = (text: string | undefined) => BigInt(text ?? 0);
  const total = ((whole(days) * 24n + whole(hours)) * 60n + whole(minutes)) * 60n + whole(seconds);
  const nanos = BigInt(fraction.slice(0, 9).padEnd(9, '0'));
  return new DaysTimeDuration(BigInt(sign) * (total * NANOS + nanos));
}
