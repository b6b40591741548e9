import { safePattern } from '../../rules/regex/safe-pattern.ts';

const tests = new Map<string, (text: string) => boolean>();

/** What `pattern` and `patternProperties` ask of a text. `guardSchema` has refused patterns that take too long. */
export function patternTest(pattern: string): (text: string) => boolean {
  let test = tests.get(pattern);
  if (!test) {
    test = safePattern(pattern) ?? (() => false);
    // Forms come and go; their patterns are few.
    if (tests.size > 2_000) tests.clear();
    tests.set(pattern, test);
  }
  return test;
}
