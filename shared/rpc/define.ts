import * as z from 'zod';
import type { Result } from '../result.ts';

/** Codes that every call can meet: the pipe broke, no answer came in time, the other side has a bug. */
export const LINK_CODES = ['disconnected', 'timed-out', 'internal'] as const;
export type LinkCode = (typeof LINK_CODES)[number];

/** Which texts of an input are so long that they travel as they are, behind the frame's line of JSON (`frame.ts`). */
export interface LongTexts {
  /** The input without them. */
  take(input: unknown): { readonly rest: unknown; readonly texts: readonly string[] };
  /** With them again. Whatever came, the schema looks at the result. */
  give(rest: unknown, texts: readonly string[]): unknown;
}

/** One message and its answer. `timeoutMs` is for calls that wait on a person or on a long transfer; null waits for ever. */
export interface Call<Input extends z.ZodType, Output extends z.ZodType, Code extends string> {
  readonly input: Input;
  readonly output: Output;
  readonly refusals: readonly Code[];
  readonly timeoutMs: number | null;
  readonly longTexts?: LongTexts;
}

export type AnyCall = Call<z.ZodType, z.ZodType, string>;
export type Contract = Record<string, AnyCall>;

export const nothing = z.void();

const DEFAULT_TIMEOUT_MS = 20_000;

export function call<Input extends z.ZodType, Output extends z.ZodType, const Code extends string = never>(
  input: Input,
  output: Output,
  refusals: readonly Code[] = [],
  timeoutMs: number | null = DEFAULT_TIMEOUT_MS,
): Call<Input, Output, Code> {
  return { input, output, refusals, timeoutMs };
}

type CodeOf<C> = C extends Call<z.ZodType, z.ZodType, infer Code> ? Code : never;
type InputOf<C> = C extends Call<infer Input, z.ZodType, string> ? z.infer<Input> : never;
type OutputOf<C> = C extends Call<z.ZodType, infer Output, string> ? z.infer<Output> : never;

/** What the answering side implements: a refusal is returned, a bug is thrown. */
export type Handlers<C extends Contract> = {
  [Name in keyof C]: (input: InputOf<C[Name]>) => Promise<Result<OutputOf<C[Name]>, CodeOf<C[Name]>>>;
};

/** What the calling side holds. It never rejects: a broken link is one more refusal. */
export type Client<C extends Contract> = {
  [Name in keyof C]: (input: InputOf<C[Name]>) => Promise<Result<OutputOf<C[Name]>, CodeOf<C[Name]> | LinkCode>>;
};
