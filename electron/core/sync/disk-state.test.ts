import { expect, test } from 'vitest';
import { type DiskState, nextDiskState } from './disk-state.ts';

const MIB = 1024 ** 2;

test('a state begins below its mark and ends well above it, so that nothing flickers', () => {
  const seen: string[] = [];
  let state: DiskState = 'fine';
  for (const free of [4000, 2047, 2100, 2559, 499, 600, 749, 750, 2559, 2560, 2100]) {
    state = nextDiskState(state, free * MIB);
    seen.push(`${free}: ${state}`);
  }
  expect(seen.join(', ')).toBe(
    '4000: fine, 2047: low, 2100: low, 2559: low, 499: critical, 600: critical, 749: critical, 750: low, 2559: low, 2560: fine, 2100: fine',
  );
});
