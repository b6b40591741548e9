let codes: readonly string[] | null = null;

/** Every currency of ISO 4217 that this machine knows. */
export function currencyCodes(): readonly string[] {
  codes ??= Intl.supportedValuesOf('currency');
  return codes;
}

/** Decimal places of a currency: 2 for EUR, 0 for JPY, 3 for KWD. Null for what is no currency. */
export function currencyDigits(code: string): number | null {
  if (!/^[A-Z]{3}$/.test(code)) return null;
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: code,
  }).resolvedOptions();
  return maximumFractionDigits ?? null;
}
