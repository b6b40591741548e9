import * as z from 'zod';

// The window runs under a CSP without eval; zod would probe for it and be reported.
z.config({ jitless: true });

/** Opaque, 1 to 128 characters; ids made here are UUID v7 (contract, info.description). */
const id = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[A-Za-z0-9._:-]+$/);

export const CaseId = id.brand<'CaseId'>();
export type CaseId = z.infer<typeof CaseId>;
export const DocumentId = id.brand<'DocumentId'>();
export type DocumentId = z.infer<typeof DocumentId>;
export const ProcessId = id.brand<'ProcessId'>();
export type ProcessId = z.infer<typeof ProcessId>;
export const PersonId = id.brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
/** An annotation's id is an IRI on the wire (`urn:uuid:…`), so it is wider than the other ids. */
export const AnnotationId = z.string().min(1).max(200).brand<'AnnotationId'>();
export type AnnotationId = z.infer<typeof AnnotationId>;
export const SubmissionId = id.brand<'SubmissionId'>();
export type SubmissionId = z.infer<typeof SubmissionId>;
export const ReviewId = id.brand<'ReviewId'>();
export type ReviewId = z.infer<typeof ReviewId>;
export const MutationId = z.uuid().brand<'MutationId'>();
export type MutationId = z.infer<typeof MutationId>;
export const DeviceId = id.brand<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceId>;

/** RFC 3339 in UTC. */
export const Instant = z.iso.datetime({ offset: true });
export type Instant = z.infer<typeof Instant>;

/** RFC 6901 pointer into a judgment's answers. */
export const Pointer = z.string().regex(/^(\/([^~/]|~[01])*)*$/);
export type Pointer = z.infer<typeof Pointer>;
