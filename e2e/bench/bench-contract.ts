import { mainContract, windowContract } from '../../shared/rpc/contract.ts';
import { keysContract } from '../../shared/rpc/keys-contract.ts';

/** What of the main process the pages of the bench call. */
export const benchContract = { 'journal.keep': mainContract['journal.keep'], ...keysContract };

/** What the main processes of the bench tell their pages. */
export const benchWindowContract = { 'window.keysChanged': windowContract['window.keysChanged'] };
