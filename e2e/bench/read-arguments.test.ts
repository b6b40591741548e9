import { expect, test } from 'vitest';
import { readArguments } from './read-arguments.ts';

const BENCHES = ['cold-start', 'pull'];
const read = (...argv: string[]) => readArguments(argv, BENCHES);
const refusal = (...argv: string[]) => {
  const answer = read(...argv);
  return answer.ok ? null : answer.failure;
};

test('nothing typed means every bench and seven rounds', () => {
  expect(read()).toEqual({ ok: true, value: { names: BENCHES, rounds: 7, json: false, built: false, cases: null } });
});

test('names choose, in the order of the benches, and each once', () => {
  expect(read('pull', 'cold-start', 'pull', '--rounds', '3', '--json')).toEqual({
    ok: true,
    value: { names: BENCHES, rounds: 3, json: true, built: false, cases: null },
  });
  expect(read('pull', '--built')).toMatchObject({ ok: true, value: { names: ['pull'], built: true } });
});

test('a trial runs only when it is named, after the benches', () => {
  const chosen = (...argv: string[]) => {
    const answer = readArguments(argv, BENCHES, ['purge']);
    return answer.ok ? answer.value.names : [];
  };
  expect(chosen()).toEqual(BENCHES);
  expect(chosen('purge', 'pull')).toEqual(['pull', 'purge']);
  expect(readArguments(['--help'], BENCHES, ['purge'])).toMatchObject({
    failure: { message: expect.stringContaining('all but purge.') as string },
  });
});

test('a name that no bench has is refused with the names that there are', () => {
  expect(refusal('push')).toEqual({
    code: 'usage',
    message: 'There is no bench named “push”. The benches are cold-start, pull.',
  });
});

test('a flag that there is not is refused with the flags that there are', () => {
  expect(refusal('pull', '--round', '3')?.message).toMatch(/^There is no flag --round\. The flags are --rounds, /);
});

test.each([['--rounds'], ['--rounds', '0'], ['--rounds', '2.5'], ['--rounds', 'many'], ['--rounds=-1']])(
  '%s %s is no number of rounds',
  (...argv) => {
    expect(refusal(...argv)?.message).toBe('--rounds needs a whole number from 1, such as --rounds 7.');
  },
);

test('a number of cases is passed on', () => {
  expect(read('pull', '--cases', '10000')).toMatchObject({ ok: true, value: { cases: 10_000 } });
});

test.each([['--cases'], ['--cases', '0'], ['--cases', '1005'], ['--cases', 'many']])(
  '%s %s is no number of cases',
  (...argv) => {
    expect(refusal(...argv)?.message).toBe('--cases needs a whole number of tens, such as --cases 10000.');
  },
);

test('--help says how it is used', () => {
  expect(refusal('--help')).toMatchObject({ code: 'help' });
});
