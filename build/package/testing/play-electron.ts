import { registerHooks } from 'node:module';

/** Loaded before the packaged main process: whoever asks for `electron` is given the module that plays it. */
const played = new URL('played-electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: played, shortCircuit: true } : next(specifier, context),
});
