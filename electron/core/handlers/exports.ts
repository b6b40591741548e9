import { exportBar } from '../../../shared/model/export-rules.ts';
import type { JournalItem } from '../../../shared/model/journal.ts';
import type { WorkstationRules } from '../../../shared/model/person.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { mainContract } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { Host } from '../../host/host.ts';
import type { AuditEvent } from '../audit/audit-event.ts';
import type { ExportedTrail } from '../audit/open-trail.ts';
import { exitEvent } from '../audit/exit-event.ts';
import { PartsInHand } from '../files/export-parts.ts';
import { safeFileName } from '../files/safe-file-name.ts';
import { errorWords } from '../log/loggable.ts';
import type { Log } from '../log/log.ts';
import type { Journal } from '../journal/journal.ts';
import type { Session } from '../session/session.ts';
import { readRecoveryKey } from '../rescue/recovery-key.ts';
import { sealRescue } from '../rescue/seal-rescue.ts';

type Room = Pick<
  Handlers<typeof mainContract>,
  'files.save' | 'files.part' | 'files.saveMarks' | 'rescue.export' | 'audit.export' | 'audit.note' | 'audit.noteUse'
>;

/** What of the person at the desk may leave this machine, and how. Null while it is locked, or nobody is there. */
export interface ExportingDesk {
  readonly personId: string;
  readonly deviceId: string;
  /** What the client's rules let out. */
  readonly rules: Pick<WorkstationRules, 'saveDocuments' | 'copyText' | 'print'>;
  /** The client's public JWK, as it was announced when the person signed in. */
  readonly recoveryKey: unknown;
  unsentWork(): Promise<readonly JournalItem[]>;
}

export interface ExportParts {
  readonly host: Pick<Host, 'saveFile'>;
  readonly log: Log;
  readonly now: () => number;
  readonly desk: () => ExportingDesk | null;
  readonly trail: () => Promise<ExportedTrail>;
  readonly note: (event: AuditEvent) => void;
}

/** What may leave the desk as the session and the journal are now; null while it is locked, or nobody is there. */
export function exportingDesk(
  session: Pick<Session, 'state' | 'recoveryKey'>,
  journal: Journal | null,
): ExportingDesk | null {
  const state = session.state();
  if (state.status !== 'signed-in' || !journal) return null;
  const { me, deviceId } = state.unlocked;
  const { workstation: rules } = me;
  return {
    personId: me.id,
    deviceId,
    rules,
    recoveryKey: session.recoveryKey(),
    unsentWork: () => journal.unsentWork(),
  };
}

/** Writes files where the person chooses. Only marks have words of a case that can be read, where the client lets them out. */
export function exportHandlers({ host, log, now, desk, trail, note }: ExportParts): Room {
  const save = async (
    name: string,
    content: string | AsyncIterable<Uint8Array>,
  ): Promise<Result<{ path: string }, 'cancelled' | 'storage'>> => {
    try {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const path = await host.saveFile(safeFileName(name), bytes);
      return path === null ? refuse('cancelled', 'Nothing was written.') : ok({ path });
    } catch (error) {
      // A full disk, a folder that may not be written, a drive that was pulled out.
      log.error('file-not-saved', errorWords(error));
      return refuse('storage', 'The file could not be written there. Choose another folder, or free some space.');
    }
  };
  const readTrail = async (): Promise<Result<ExportedTrail, 'storage'>> => {
    try {
      return ok(await trail());
    } catch (error) {
      // The trail's folder cannot be read.
      log.error('trail-not-read', errorWords(error));
      return refuse('storage', 'The audit trail of this computer could not be read. Ask IT to look at its disk.');
    }
  };
  const parts = new PartsInHand();
  const day = (): string => new Date(now()).toISOString().slice(0, 10);
  const locked = () => refuse('locked', 'This desk is locked. Unlock it first.');

  return {
    'files.save': async ({ what, suggestedName, text }) => {
      if (!desk()) return locked();
      const saved = await save(suggestedName, text);
      const type = what === 'keys' ? 'keys.exported' : 'receipts.exported';
      if (saved.ok) note({ type, count: text.split('\n').length });
      return saved;
    },
    'files.part': async ({ file, base64 }) => {
      if (!desk()) return locked();
      const isTaken = parts.add(file, Buffer.from(base64, 'base64'));
      return isTaken ? ok(undefined) : refuse('too-large', 'The file is too large to be written.');
    },
    'files.saveMarks': async ({ file, suggestedName, caseId, documentId, format, count }) => {
      const person = desk();
      const taken = parts.take(file);
      if (!person) return locked();
      if (exportBar(person.rules, format)) {
        return refuse('forbidden', 'Nothing was written: the client’s rules do not let it leave Meridian.');
      }
      const saved = await save(suggestedName, inTurn(taken));
      const subject = documentId === null ? {} : { subject: documentId };
      if (saved.ok) note({ type: 'marks.exported', caseId, ...subject, detail: format, count });
      return saved;
    },
    'rescue.export': async () => {
      const person = desk();
      if (!person) return locked();
      const key = await readRecoveryKey(person.recoveryKey);
      if (!key.ok) return key;
      const items = await person.unsentWork();
      if (items.length === 0) return refuse('nothing-unsent', 'Everything is at the client: there is nothing to seal.');
      const { personId, deviceId } = person;
      const sealed = await sealRescue(items, key.value, { personId, deviceId, at: new Date(now()).toISOString() });
      const saved = await save(`meridian-rescue-${day()}.jwe`, sealed);
      if (!saved.ok) return saved;
      note({ type: 'rescue.exported', count: items.length });
      return ok({ path: saved.value.path, items: items.length });
    },
    'audit.note': async ({ type, count }) => {
      note({ type, count });
      return ok(undefined);
    },
    'audit.noteUse': async use => {
      note(exitEvent(use));
      return ok(undefined);
    },
    'audit.export': async () => {
      if (!desk()) return locked();
      const exported = await readTrail();
      if (!exported.ok) return exported;
      const { bytes, entries } = exported.value;
      const saved = await save(`meridian-audit-${day()}.jsonl`, bytes);
      if (!saved.ok) return saved;
      note({ type: 'trail.exported', count: entries });
      return ok({ path: saved.value.path, entries });
    },
  };
}

async function* inTurn(parts: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* parts;
}
