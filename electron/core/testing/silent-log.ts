import type { Log } from '../log/log.ts';

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {}, flush: () => Promise.resolve() };
