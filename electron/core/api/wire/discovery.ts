import * as z from 'zod';
import { WireObject } from './id.ts';

/** `GET /.well-known/meridian`: where to sign in, before anybody has. */
export const WireDiscovery = z.object({
  apiVersion: z.string(),
  name: z.string(),
  issuer: z.url(),
  clientId: z.string(),
  /** events, document-text, suggestions, second-judgment; a newer server may name others. */
  features: z.array(z.string()).optional(),
  /** A public JWK that unsent work is sealed to when it must outlive its keys. */
  recoveryKey: WireObject.optional(),
});
export type WireDiscovery = z.infer<typeof WireDiscovery>;
