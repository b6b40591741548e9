import * as z from 'zod';

/** Words on one page of a scan, in the page's own units from its top left, in reading order. */
export const PageWords = z.object({
  /** From 1. */
  page: z.number().int().min(1),
  width: z.number().positive(),
  height: z.number().positive(),
  /** 0 to 1: how sure whoever read the page is of the words; null: not told. */
  confidence: z.number().min(0).max(1).nullable(),
  /** Who read it: the client's own system, or this machine. */
  readBy: z.enum(['client', 'machine']),
  /** `[text, left, top, width, height]`. */
  words: z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()])),
});
export type PageWords = z.infer<typeof PageWords>;

/** The client's text of a document: of every page, words from the picture included. */
export const DocumentText = z.array(PageWords);
export type DocumentText = z.infer<typeof DocumentText>;
