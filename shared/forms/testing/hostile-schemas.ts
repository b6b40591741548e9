type Schema = Record<string, unknown>;

const text = (more: Schema): Schema => ({ properties: { a: { type: 'string', ...more } } });
const nested = (wrap: (inner: Schema) => Schema, depth: number): Schema => {
  let schema: Schema = { type: 'string' };
  for (let level = 0; level < depth; level++) schema = wrap(schema);
  return { properties: { a: schema } };
};
const doubling = (depth: number, keyword: string): Schema => ({
  properties: { a: { $ref: '#/$defs/d0' } },
  $defs: Object.fromEntries(
    Array.from({ length: depth + 1 }, (_, level) => [
      `d${level}`,
      level === depth ? {} : { [keyword]: [{ $ref: `#/$defs/d${level + 1}` }, { $ref: `#/$defs/d${level + 1}` }] },
    ]),
  ),
});

const LONG = 'a'.repeat(3_000);

/** Patterns that make an engine that goes back try more ways than there is time for. */
export const hostilePatterns: readonly string[] = [
  '^(a+)+$',
  '^(a*)*b',
  '^(a|a)*$b',
  '(a|aa)+b',
  '(.*)*x',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  String.raw`(a*)*\1b`,
  String.raw`(a+)(a+)(a+)\1\2\3b`,
  '(?=(a+))a*b(?=a*)a*',
  '((a{100}){100}){100}',
  ...[2, 3, 4, 6, 10, 20, 40].flatMap(n => [`${'a*'.repeat(n)}b`, `${'.*'.repeat(n)}=`, `${'[a-z]+'.repeat(n)}0`]),
  ...[10, 20, 30, 60].map(n => `${'a?'.repeat(n)}${'a'.repeat(n)}b`),
  ...[10, 30, 60].map(n => `^${'(a|aa)?'.repeat(n)}b$`),
];

/** A form of a client, and answers to it. Each asks for more time, depth or room than a workstation should give. */
export function hostileForms(): { schema: Schema; answers: Record<string, unknown> }[] {
  const schemas: Schema[] = [
    ...[10, 40, 60, 200].flatMap(depth => [
      nested(inner => ({ allOf: [inner, inner] }), Math.min(depth, 12)),
      nested(inner => ({ not: inner }), depth),
      nested(inner => ({ type: 'array', items: inner }), depth),
      nested(inner => ({ properties: { a: inner } }), depth),
      nested(inner => ({ if: inner, else: inner }), Math.min(depth, 12)),
    ]),
    ...['allOf', 'anyOf', 'oneOf'].flatMap(keyword => [8, 12, 16, 30].map(depth => doubling(depth, keyword))),
    ...[100, 1_000, 5_000, 40_000].map(count => ({
      properties: Object.fromEntries(Array.from({ length: count }, (_, index) => [`q${index}`, { type: 'string' }])),
    })),
    ...[1_000, 20_000].map(count => text({ enum: Array.from({ length: count }, (_, index) => `option ${index}`) })),
    { properties: { a: { $ref: '#' } } },
    { properties: { a: { $ref: '#/properties/b' }, b: { $ref: '#/properties/a' } } },
    { properties: { a: { $ref: 'https://nowhere.example/' } } },
    { properties: { a: { $dynamicRef: '#x' } } },
    { properties: { a: { type: 'array', uniqueItems: true } } },
    { properties: { a: { type: 'array', contains: { type: 'array', contains: { const: 1 } } } } },
    { properties: { a: { patternProperties: { '(a+)+$': {} } } } },
    JSON.parse('{"properties":{"__proto__":{"type":"string"}}}') as Schema,
    ...hostilePatterns.map(pattern => text({ pattern })),
    ...['for i in 1..1e9 return i', `${'('.repeat(500)}1`, '1 +', 'matches(a, "(a|aa)+b")'].flatMap(formula => [
      { properties: { a: { type: 'string' }, b: { type: 'number', 'x-calculated': formula } } },
      {
        properties: { a: { type: 'string' } },
        'x-checks': [{ id: 'x', severity: 'hard', when: `a != null and ${formula}`, message: 'No.' }],
      },
    ]),
    {
      properties: { a: { type: 'string' } },
      'x-checks': Array.from({ length: 500 }, (_, index) => ({
        id: `x${index}`,
        severity: 'soft',
        when: `a != null and count(for i in 1..1000000, j in 1..10000 return i + ${index}) > 0`,
        message: 'No.',
      })),
    },
  ];
  return schemas.flatMap(schema => [
    { schema, answers: { a: LONG } },
    { schema, answers: { a: Array.from({ length: 300 }, (_, index) => ({ a: [index] })), b: LONG } },
  ]);
}
