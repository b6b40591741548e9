import type { Saved } from '../../../renderer/data/actions/keep-acts.ts';
import { putAnnotation } from '../../../renderer/data/actions/put-annotation.ts';
import { removeAnnotation } from '../../../renderer/data/actions/remove-annotation.ts';
import { resolveOutboxEntry } from '../../../renderer/data/actions/resolve-outbox-entry.ts';
import { saveDraft } from '../../../renderer/data/actions/save-draft.ts';
import { shareDraft } from '../../../renderer/data/actions/share-draft.ts';
import { startCase } from '../../../renderer/data/actions/start-case.ts';
import { submitJudgment } from '../../../renderer/data/actions/submit-judgment.ts';
import type { Store } from '../../../renderer/data/store.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { AnnotationId, CaseId, PersonId } from '../../../shared/model/ids.ts';
import { needsAttention } from '../../../shared/model/outbox.ts';
import type { Judgment } from '../../../shared/model/judgment.ts';
import type { ProcessRef } from '../../../shared/model/process.ts';
import { type Deed, isDeedOf } from './ledger.ts';
import { documentOf, PROCESS } from './server-work.ts';
import type { Station } from './station.ts';
import type { WindowProgram } from './window-program.ts';
import type { World } from './world.ts';

/** What one person does in one window, remembered in the ledger with what the screen told them. */
export interface Hands {
  start(caseId: string): Promise<void>;
  type(caseId: string): Promise<void>;
  share(caseId: string): Promise<void>;
  annotate(caseId: string): Promise<void>;
  /** Changes or removes a mark that this person made before; nothing when there is none. */
  annotateAgain(caseId: string): Promise<void>;
  remove(caseId: string): Promise<void>;
  submit(caseId: string): Promise<void>;
  /** Decides the oldest conflict or refusal. */
  resolve(choice: 'send-mine' | 'keep-theirs'): Promise<void>;
}

export function handsAt(world: World, station: Station, program: WindowProgram): Hands {
  const { ledger, dice } = world;

  /** A person acts only on what is on their screen; a window that dies under them tells them nothing more. */
  const act = async (
    kind: Deed['kind'],
    caseId: string,
    work: (store: Store, deed: Deed) => Promise<boolean>,
    targetId = caseId,
  ): Promise<void> => {
    const store = await openStore(program);
    if (!store?.feed.get('case', caseId)) return;
    const mark = ledger.nextMark();
    const deed: Deed = {
      mark,
      station: station.name,
      kind,
      caseId,
      targetId,
      state: 'begun',
      atMs: world.clock.now(),
      sentAgain: 0,
    };
    ledger.deeds.push(deed);
    world.note(`${station.name}: ${kind} ${caseId} (${mark})`);
    await finish(world, program, deed, () => work(store, deed));
  };
  const annotation = (caseId: string, id: string, mark: string, store: Store): Annotation => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: AnnotationId.parse(id),
    type: 'Annotation',
    caseId: CaseId.parse(caseId),
    motivation: 'commenting',
    creator: { type: 'Person', id: PersonId.parse('p-ana') },
    created: store.nowIso(),
    body: [{ type: 'TextualBody', purpose: 'commenting', value: mark }],
    target: {
      source: `urn:meridian:document:${documentOf(caseId)}:v1`,
      selector: [{ type: 'TextQuoteSelector', exact: 'never smoked' }],
    },
  });
  const judgment = (caseId: string, mark: string, store: Store): Judgment => ({
    caseId: CaseId.parse(caseId),
    userId: PersonId.parse('p-ana'),
    process: PROCESS as ProcessRef,
    answers: { note: mark },
    evidence: {},
    rationale: {},
    confidence: {},
    activeSeconds: 10,
    updatedAt: store.nowIso(),
  });
  const ownMark = (caseId: string): string | null => {
    const made = ledger.deeds.filter(
      deed => deed.kind === 'annotate' && deed.caseId === caseId && deed.state === 'saved',
    );
    return made.length === 0 ? null : dice.pick(made).targetId;
  };
  const draftOf = async (store: Store, caseId: string): Promise<Judgment | null> =>
    (await store.db.drafts.get(caseId))?.judgment ?? null;
  const isOpen = (store: Store, caseId: string): boolean => {
    const status = store.feed.get('case', caseId)?.columns.record.status;
    return status === 'assigned' || status === 'in-progress';
  };

  return {
    start: caseId => act('start', caseId, async store => isKept(await startCase(store, CaseId.parse(caseId)))),
    async type(caseId) {
      const store = await openStore(program);
      if (!store || !isOpen(store, caseId)) return;
      const draft = { mark: ledger.nextMark(), station: station.name, caseId, state: 'begun' as const };
      ledger.drafts.push(draft);
      world.note(`${station.name}: type ${caseId} (${draft.mark})`);
      await finish(world, program, draft, async () => {
        await saveDraft(store, judgment(caseId, draft.mark, store), 0);
        return true;
      });
    },
    share: caseId =>
      act('share', caseId, async (store, deed) => {
        const draft = await draftOf(store, caseId);
        if (!draft) return false;
        deed.sentAgain = 0;
        await shareDraft(store, CaseId.parse(caseId));
        return false;
      }),
    async annotate(caseId) {
      const store = await openStore(program);
      const id = store && `urn:uuid:${store.newId()}`;
      if (!id || !isOpen(store, caseId)) return;
      await act(
        'annotate',
        caseId,
        async (own, { mark }) => isKept(await putAnnotation(own, annotation(caseId, id, mark, own))),
        id,
      );
    },
    async annotateAgain(caseId) {
      const id = ownMark(caseId);
      if (id === null) return;
      await act(
        'annotate',
        caseId,
        async (own, { mark }) => isKept(await putAnnotation(own, annotation(caseId, id, mark, own))),
        id,
      );
    },
    async remove(caseId) {
      const id = ownMark(caseId);
      if (id === null) return;
      await act(
        'remove',
        caseId,
        async (own, { mark }) => isKept(await removeAnnotation(own, annotation(caseId, id, mark, own))),
        id,
      );
    },
    async submit(caseId) {
      const store = await openStore(program);
      if (!store || !isOpen(store, caseId)) return;
      const open = await store.db.outbox.where('caseId').equals(caseId).toArray();
      if (open.some(row => row.mutation.act.type === 'judgment.submit' && row.state !== 'set-aside')) return;
      await act('submit', caseId, async (own, { mark }) =>
        isKept(await submitJudgment(own, judgment(caseId, mark, own))),
      );
    },
    async resolve(choice) {
      const store = await openStore(program);
      if (!store) return;
      const rows = await store.db.outbox.toArray();
      const row = rows.filter(one => needsAttention(one.state)).toSorted((a, b) => a.seq - b.seq)[0];
      if (!row) return;
      world.note(`${station.name}: ${choice} for ${row.mutation.act.type} ${row.id}`);
      const act = { ...row.mutation.act, target: row.mutation.target };
      // More than one where a mark was removed twice: what is decided of the mark is decided of both.
      const deeds = ledger.deeds.filter(one => one.station === station.name && isDeedOf(one, act));
      for (const deed of deeds) {
        if (choice === 'send-mine') deed.sentAgain++;
        // From now on it is the person's decision that counts, and a later mark may make sending it again needless.
        deed.state = 'begun';
      }
      ledger.setAside.add(row.id);
      await program.process.whileAlive(resolveOutboxEntry(store, row.id, choice)).catch((error: unknown) => {
        world.note(`${station.name}: not decided: ${String(error)}`);
      });
    },
  };
}

/** The screen says "saved" without a but only when the journal has its copy as well. */
function isKept({ notKept }: Saved): boolean {
  return notKept === null;
}

async function openStore(program: WindowProgram): Promise<Store | null> {
  if (!program.process.isAlive()) return null;
  try {
    return await program.store;
  } catch {
    // The store did not open; the window shows that, and nobody works in it.
    return null;
  }
}

async function finish(
  world: World,
  program: WindowProgram,
  told: { state: Deed['state']; readonly mark: string },
  work: () => Promise<boolean>,
): Promise<void> {
  try {
    const isSaid = await program.process.whileAlive(work());
    if (isSaid) told.state = 'saved';
  } catch (error) {
    // The screen says that it was not saved; what was typed is still there.
    told.state = 'failed';
    world.note(
      `not saved (${told.mark}): ${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`,
    );
  }
}
