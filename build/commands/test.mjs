import { begin } from './begin.mjs';

await begin('build/commands/run-tests.ts');
