/** What members of an address are called by those who write forms. */
const ROLES: readonly (readonly [string, RegExp])[] = [
  ['country', /^country(?:code)?$/],
  ['postal', /^(?:post(?:al)?_?code|zip(?:_?code)?|plz)$/],
  ['city', /^(?:city|town|locality|municipality)$/],
  ['region', /^(?:state|region|province|county|canton|prefecture)$/],
  ['name', /^(?:name|recipient|careof|co)$/],
  ['street', /^(?:street\w*|address\w*|line_?\d|house\w*|unit|apartment|floor)$/],
];

/** The order below the street, by country; most of the world writes the code before the town. */
const ORDERS: Readonly<Record<string, readonly string[]>> = {
  US: ['city', 'region', 'postal'],
  CA: ['city', 'region', 'postal'],
  AU: ['city', 'region', 'postal'],
  IN: ['city', 'postal', 'region'],
  GB: ['city', 'region', 'postal'],
  IE: ['city', 'region', 'postal'],
  JP: ['postal', 'region', 'city'],
};
const DEFAULT = ['postal', 'city', 'region'];

function roleOf(name: string): string {
  const plain = name.toLowerCase();
  return ROLES.find(([, test]) => test.test(plain))?.[0] ?? 'other';
}

/**
 * The members of an address as the country writes them. The country stays first, whatever it is: choosing it may not
 * move it away from under the hand.
 */
export function addressOrder(names: readonly string[], country: unknown): readonly string[] {
  const code = typeof country === 'string' ? country.toUpperCase() : '';
  const order = ['country', 'name', 'street', ...(ORDERS[code] ?? DEFAULT), 'other'];
  if (code === 'JP') order.push(...order.splice(1, 2));
  const place = (name: string) => order.indexOf(roleOf(name));
  return names.toSorted((a, b) => place(a) - place(b));
}

/** Which member says the country; undefined where an address has none. */
export function countryOf(names: readonly string[]): string | undefined {
  return names.find(name => roleOf(name) === 'country');
}
