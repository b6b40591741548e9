import * as z from 'zod';
import { JsonObject } from '../../../../shared/model/json-object.ts';

// The schemas are also answered from where code may not be made at run time; zod would probe for it.
z.config({ jitless: true });

/** Opaque, 1 to 128 characters from `A-Z a-z 0-9 . _ : -`. */
export const WireId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[A-Za-z0-9._:-]+$/);

/** RFC 3339; the contract says UTC, an offset is understood. */
export const WireTime = z.iso.datetime({ offset: true });

/** RFC 6901 pointer into a judgment's answers. */
export const WirePointer = z.string().regex(/^(\/([^~/]|~[01])*)*$/);

/** A JSON object whose members are not the contract's business. */
export const WireObject = JsonObject;
