import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from '../testing/desk.ts';
import { startTinyServer, type TinyServer } from '../testing/tiny-server.ts';

const number = { type: 'number' };
const form = {
  schema: {
    type: 'object',
    properties: {
      claimed: number,
      shares: { type: 'array', items: { type: 'object', properties: { share: number } } },
    },
    'x-checks': [
      { id: 'cover', severity: 'hard', when: 'claimed > case.sumInsured', message: 'More is claimed than is insured.' },
      {
        id: 'share',
        severity: 'soft',
        each: '/shares',
        when: 'share > 50',
        message: 'Share {index} is more than half.',
      },
      { id: 'note', severity: 'advisory', when: 'claimed > 1', message: 'Look twice.' },
    ],
  },
};
let server: TinyServer;
let ana: Desk;
beforeAll(async () => {
  server = await startTinyServer({ form });
  ana = await Desk.open(server.url, 'ana');
}, 60_000);
afterAll(() => server.end());

const send = async (caseId: string, answers: Record<string, unknown>, rationale: Record<string, string> = {}) => {
  const { judgment } = ana.submission(caseId) as { judgment: Record<string, unknown> };
  const [result] = await ana.send(ana.submit(caseId, { judgment: { ...judgment, answers, rationale } }));
  return result;
};

test('answers that break a rule of their form are refused with the places, and nothing of them is kept', async () => {
  await ana.send(ana.mutation('case.start', { kind: 'case', id: 'c-1' }, {}, 1));
  expect(await send('c-1', { claimed: 100_001, shares: [{ share: 40 }, { share: 60 }] })).toMatchObject({
    status: 'rejected',
    problem: {
      type: 'urn:meridian:problem:invalid',
      status: 422,
      errors: [
        { pointer: '/payload/judgment/answers/claimed', detail: 'More is claimed than is insured.' },
        { pointer: '/payload/judgment/answers/shares/1/share', detail: 'Share 2 is more than half.' },
      ],
    },
  });
  const { changes } = await ana.pull();
  expect(changes.filter(({ kind }) => kind === 'submission')).toEqual([]);
});

test('a soft rule that is gone against with a reason, and an advisory one, hold nothing up', async () => {
  await ana.send(ana.mutation('case.start', { kind: 'case', id: 'c-2' }, {}, 1));
  const reason = { '/shares/0/x-checks/share': 'The contract says so.' };
  expect(await send('c-2', { claimed: 100, shares: [{ share: 60 }] }, reason)).toMatchObject({ status: 'applied' });
});
