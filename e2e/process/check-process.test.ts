import { expect, test } from 'vitest';
import { BundleProcess } from '../cases/bundle.ts';
import { insuranceProcess } from '../cases/demo/insurance/process.ts';
import { checkProcess } from './check-process.ts';
import type { WrittenProcess } from './process-file.ts';

type Json = Record<string, unknown>;
type Loose = Json & { form: Json & { schema: Json } };

/** The demonstration's process, changed. */
async function changed(change: (process: Loose) => void): Promise<WrittenProcess> {
  const process = structuredClone(await insuranceProcess()) as unknown as Loose;
  change(process);
  return BundleProcess.parse(process) as WrittenProcess;
}
const property = (process: Loose, name: string): Record<string, unknown> =>
  (process.form.schema['properties'] as Record<string, Record<string, unknown>>)[name] ?? {};

test('the demonstration’s process has nothing wrong with it', async () => {
  const { problems, form } = await checkProcess(await changed(() => undefined));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(form?.fields.size).toBeGreaterThan(20);
});

const qa = (process: Loose) => process['qa'] as Record<string, unknown>;
const CASES: readonly [string, (process: Loose) => void, string, RegExp][] = [
  [
    'a formula that is no FEEL',
    process => (property(process, 'bmi')['x-calculated'] = 'weightKg +'),
    '/form/schema/properties/bmi/x-calculated',
    /is not FEEL/,
  ],
  [
    'a formula that reads nothing',
    process => (property(process, 'bmi')['x-calculated'] = 'weight / 2'),
    '/form/schema/properties/bmi/x-calculated',
    /It reads "weight"/,
  ],
  [
    'a rule whose expression reads nothing',
    process => {
      process.form.schema['x-checks'] = [
        { id: 'a', severity: 'hard', when: 'termYear > 40', message: 'The term is too long.' },
      ];
    },
    '/form/schema/x-checks/0/when',
    /It reads "termYear"/,
  ],
  [
    'a rule without a message',
    process => {
      process.form.schema['x-checks'] = [{ id: 'a', severity: 'hard', when: 'termYears > 40' }];
    },
    '/form/schema/x-checks/0/message',
    /Write what is wrong/,
  ],
  [
    'a decision that is not in its model',
    process => ((process['decision'] as Json)['decision'] = 'Outcom'),
    '/decision/decision',
    /no decision "Outcom"/,
  ],
  ['a model that is no XML', process => ((process['decision'] as Json)['dmn'] = '<definitions'), '/decision/dmn', /./],
  [
    'a decision that reads an answer that the form does not ask',
    process => delete (process.form.schema['properties'] as Json)['totalDebits'],
    '/decision/dmn',
    /reads "totalDebits"/,
  ],
  [
    'two tags with one key',
    process => Object.assign((process['tags'] as Json[])[1] ?? {}, { shortcut: '1' }),
    '/tags/1/shortcut',
    /another tag/,
  ],
  [
    'an AQL without a plan',
    process => (qa(process)['sampling'] = { type: 'iso2859-1', level: 'II', aql: 3 }),
    '/qa/sampling/aql',
    /no preferred AQL/,
  ],
  [
    'a review rule that is no FEEL',
    process => (qa(process)['alwaysReview'] = 'decision.result =='),
    '/qa/alwaysReview',
    /is not FEEL/,
  ],
  [
    'a language that is none',
    process => (process.form['translations'] = { 'deutsch!': {} }),
    '/form/translations/deutsch!',
    /no language tag/,
  ],
];

test.each(CASES)('%s is found, with its place', async (_, change, pointer, message) => {
  const { problems } = await checkProcess(
    await changed(process => {
      change(process);
      // The layout names what the schema no longer has.
      if (pointer === '/decision/dmn') delete process.form['uiSchema'];
    }),
  );
  const found = problems.filter(one => one.pointer === pointer && one.severity === 'error');
  expect(found.map(one => one.message).join('\n')).toMatch(message);
});
