import { useMemo } from 'react';
import type { ProcessVersion } from '../../../../shared/forms/migrate-plan.ts';
import { processKey, type Process, type ProcessRef } from '../../../../shared/model/process.ts';
import { useProcess } from '../../../data/queries/use-process.ts';
import type { CaseFile } from '../../../data/views.ts';
import { intlLocale } from '../../../i18n/text.ts';
import { compiledForm } from '../compiled-form.ts';

/** The case is on another version of its process than the answers. */
export interface MigrationOffer {
  readonly fromRef: ProcessRef;
  /** Null: that version is not here. */
  readonly from: ProcessVersion | null;
  readonly toRef: ProcessRef;
  readonly to: ProcessVersion;
}

export interface FormVersions {
  /** With the process version that the answers belong to, where it is here. */
  readonly caseFile: CaseFile;
  readonly offer: MigrationOffer | null;
}

/** Holds answers to the version of the process that they were begun on. Undefined: not read yet. */
export function useFormVersions(caseFile: CaseFile, pinned: ProcessRef | undefined): FormVersions | undefined {
  const isPinned = pinned !== undefined && processKey(pinned) !== processKey(caseFile.record.process);
  const read = useProcess(isPinned ? processKey(pinned) : '');
  const old = isPinned ? read : null;
  return useMemo((): FormVersions | undefined => {
    if (old === undefined) return undefined;
    if (!isPinned) return { caseFile, offer: null };
    const to = understood(caseFile.process);
    const offer = to && { fromRef: pinned, from: understood(old), toRef: caseFile.record.process, to };
    return { caseFile: old ? { ...caseFile, process: old } : caseFile, offer };
    // A reference is a new object in every draft that is read; its key says which version it is.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [caseFile, old, isPinned, pinned && processKey(pinned)]);
}

function understood(process: Process | null): ProcessVersion | null {
  const compiled = process && compiledForm(process.form, intlLocale());
  return process && compiled?.ok ? { process, model: compiled.value } : null;
}
