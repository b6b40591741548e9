import type * as z from 'zod';
import type { SecretStore } from '../../host/host.ts';

/** One value of a known form among the machine's secrets. */
export interface KeptValue<T> {
  get(): Promise<T>;
  set(value: T): Promise<void>;
  forget(): Promise<void>;
}

/** @throws Error at `get` when what is kept has another form: taking it for nothing could undo an order */
export function keptValue<Schema extends z.ZodType>(
  secrets: SecretStore,
  name: string,
  schema: Schema,
  nothing: z.infer<Schema>,
): KeptValue<z.infer<Schema>> {
  return {
    async get() {
      const text = await secrets.get(name);
      return text === null ? nothing : schema.parse(JSON.parse(text));
    },
    set: value => secrets.set(name, JSON.stringify(value)),
    async forget() {
      if ((await secrets.get(name)) !== null) await secrets.delete(name);
    },
  };
}
