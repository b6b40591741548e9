import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { LinkCode } from '../../../shared/rpc/define.ts';

/** Everything that can stop a sign-in: what the client says, what the link says, and a store that will not open. */
export type SignInFailure =
  | (typeof mainContract)['session.signIn']['refusals'][number]
  | LinkCode
  | 'store'
  | 'store-goes-at-start'
  | 'store-no-room';
