import type { Station } from '../lab/station.ts';
import type { Step } from './steps.ts';

/** Calls `reach` at every moment of a station's life that is one of the steps, before what comes next happens. */
export function watchSteps(station: Station, reach: (step: Step) => void): void {
  const { network, store, logs } = station;
  network.watch = (moment, { path }) => {
    if (path === '/v1/changes' && moment === 'leaves') reach('P1');
    if (path === '/v1/changes' && moment === 'half') reach('P2');
    if (path.startsWith('/v1/documents/') && moment === 'half') reach('B1');
    if (path.startsWith('/v1/documents/') && moment === 'end') reach('B2');
    if (path === '/v1/mutations' && moment === 'leaves') reach('O4');
    if (path === '/v1/mutations' && moment === 'answered') reach('O5');
  };
  station.watchFrame = ({ name, isAnswer, text }) => {
    if (name === 'cache.applyPage' && !isAnswer) reach(isPurge(text) ? 'X1' : 'P3');
    if (name === 'cache.applyPage' && isAnswer) reach('P5');
    if (name === 'journal.keep' && isAnswer) reach('O3');
    if (name === 'cache.settle' && !isAnswer) reach('O6');
  };
  station.watchRenewal = moment => {
    if (moment === 'leaves') reach('K1');
    return 'on';
  };
  store.watch = ({ act, table, value, scope }) => {
    const isPage = scope.includes('packs') && scope.includes('outbox');
    if (table === 'meta' && value['name'] === 'feed' && isPage) reach('P4');
    // New pages are added; one that is there already is written anew without a case.
    if (table === 'heads' && act === 'put') reach('X3');
    if (isPage && table === 'drafts' && act === 'delete') reach('X2');
    if (table === 'bytes' && act === 'put' && value['state'] === 'verified') reach('B3');
  };
  logs.watch = moment => {
    if (moment === 'before-sync') reach('O1');
    if (moment === 'after-sync') reach('O2');
  };
}

/** A page that takes a case away. */
function isPurge(text: string): boolean {
  return text.includes('"op":"delete","kind":"case"');
}
