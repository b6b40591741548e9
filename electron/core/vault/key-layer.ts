import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { PinCost } from './stretch-pin.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What one layer around the master key wants from whoever opens it. */
const Factor = z.enum(['machine', 'share', 'pin', 'sign-in']);
export type Factor = z.infer<typeof Factor>;

const Layer = z.object({
  by: Factor,
  /** 16 random bytes, base64: new with every sealing, so that no layer's key is ever used twice. */
  salt: z.base64(),
  /** How the PIN was stretched; null for the factors that are random already. */
  cost: PinCost.nullable(),
});
export type Layer = z.infer<typeof Layer>;

/**
 * The master key in layers, the outermost first. Layers, and not one key out of all factors: the machine's secret and
 * the server's share can be renewed without the PIN, and a layer that does not open names the factor that was wrong.
 */
export const WrappedKey = z.object({ layers: z.array(Layer).min(1).max(4), box: z.base64() });
export type WrappedKey = z.infer<typeof WrappedKey>;

/** A key inside layers, on its way in or out. The bytes are somebody's to wipe. */
export interface Peeled {
  readonly layers: readonly Layer[];
  readonly bytes: Buffer;
}

/** Puts one more layer around. `context` binds it to its person and purpose: a layer moved elsewhere does not open. */
export function addLayer(inner: Peeled, layer: Layer, secret: Buffer, context: string): Peeled {
  const nonce = randomBytes(NONCE_BYTES);
  const key = layerKey(secret, layer);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bind(layer, context));
  const bytes = Buffer.concat([nonce, cipher.update(inner.bytes), cipher.final(), cipher.getAuthTag()]);
  key.fill(0);
  return { layers: [layer, ...inner.layers], bytes };
}

/** Takes the outermost layer off; null when the secret is not the one, or somebody changed the bytes. */
export function peelLayer(outer: Peeled, secret: Buffer, context: string): Peeled | null {
  const [layer, ...layers] = outer.layers;
  if (!layer || outer.bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const key = layerKey(secret, layer);
  const decipher = createDecipheriv('aes-256-gcm', key, outer.bytes.subarray(0, NONCE_BYTES))
    .setAAD(bind(layer, context))
    .setAuthTag(outer.bytes.subarray(-TAG_BYTES));
  try {
    const bytes = decipher.update(outer.bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    decipher.final();
    return { layers, bytes };
  } catch {
    // The tag does not fit: `final` throws for nothing else.
    return null;
  } finally {
    key.fill(0);
  }
}

export function newLayer(by: Factor, cost: PinCost | null = null): Layer {
  return { by, salt: randomBytes(16).toString('base64'), cost };
}

export function toWrapped({ layers, bytes }: Peeled): WrappedKey {
  return { layers: [...layers], box: bytes.toString('base64') };
}

export function fromWrapped({ layers, box }: WrappedKey): Peeled {
  return { layers, bytes: Buffer.from(box, 'base64') };
}

function layerKey(secret: Buffer, layer: Layer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.from(layer.salt, 'base64'), `meridian vault ${layer.by}`, 32));
}

function bind(layer: Layer, context: string): Buffer {
  return Buffer.from(JSON.stringify([context, layer]));
}
