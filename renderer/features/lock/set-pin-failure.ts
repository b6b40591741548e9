import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { LinkCode } from '../../../shared/rpc/define.ts';

/** Everything that can keep a new PIN from being set. */
export type SetPinFailure = (typeof mainContract)['session.setPin']['refusals'][number] | LinkCode;
