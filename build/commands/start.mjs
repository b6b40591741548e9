import { begin } from './begin.mjs';

await begin('build/commands/start-workstation.ts');
