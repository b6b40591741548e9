import { expect, test } from 'vitest';
import { updateFailure, whyNoUpdates } from './update-words.ts';

test('only a packaged build that nobody else updates updates itself', () => {
  expect(whyNoUpdates(false, 'win32', null)).toContain('from its source');
  expect(whyNoUpdates(true, 'linux', null)).toContain('by the system');
  expect(whyNoUpdates(true, 'linux', '/opt/Meridian.AppImage')).toBeNull();
  expect(whyNoUpdates(true, 'darwin', null)).toBeNull();
});

test('a wrong checksum is named as one, and anything else by its code', () => {
  const failure = (code?: string) => updateFailure('It failed', Object.assign(new Error('x'), { code })).message;
  expect(failure('ERR_CHECKSUM_MISMATCH')).toContain('wrong checksum');
  expect(failure('ENOTFOUND')).toContain('(ENOTFOUND)');
  expect(failure()).toContain('(no code)');
});
