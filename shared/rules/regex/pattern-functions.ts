import type { Run } from '../evaluate/run.ts';
export function matches(_r: Run, input: string, pattern: string, _flags: string): boolean | null { return new RegExp(pattern,'u').test(input); }
export function replace(_r: Run, input: string, pattern: string, r: string, _flags: string): string | null { return input.replace(new RegExp(pattern,'ug'), r); }
export function split(_r: Run, input: string, pattern: string, _flags: string): string[] | null { return input.split(new RegExp(pattern,'u')); }
