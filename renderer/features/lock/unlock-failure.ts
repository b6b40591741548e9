import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { LinkCode } from '../../../shared/rpc/define.ts';

/** Everything that can keep a person out of a locked window. */
export type UnlockFailure = (typeof mainContract)['session.unlock']['refusals'][number] | LinkCode;
