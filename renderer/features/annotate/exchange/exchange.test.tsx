import '../../../styles/layers.css';
import '../../../styles/reset.css';
import '../../../styles/tokens.css';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { pageSelector } from '../../../../shared/anchors/area.ts';
import type { Annotation } from '../../../../shared/model/annotation.ts';
import { AnnotationId, DocumentId } from '../../../../shared/model/ids.ts';
import { ok, refuse } from '../../../../shared/result.ts';
import { putAnnotation } from '../../../data/actions/put-annotation.ts';
import { removeAnnotation } from '../../../data/actions/remove-annotation.ts';
import { undoAct } from '../../../data/actions/annotation-history.ts';
import { readAnnotations, useAnnotations } from '../../../data/queries/use-annotations.ts';
import { useCaseFile } from '../../../data/queries/use-case-file.ts';
import { aCase, aDocument, anAnnotation, aPage, aPerson, aProcess, aPut } from '../../../testing/builders.ts';
import { openTestStore, type TestStore } from '../../../testing/open-test-store.ts';
import { renderWithStore } from '../../../testing/render-with-store.tsx';
import { expectAccessible } from '../../../ui/testing/accessibility.ts';
import { makePdf } from '../../../viewer/testing/make-pdf.ts';
import { ExchangeMarks } from '../ExchangeMarks.tsx';
import type { SaveMarks } from './use-exchange.ts';

const record = aCase();
let store: TestStore;
afterEach(() => store.discard());

const WITHIN = aPerson().workstation;
const ANYWHERE = { ...WITHIN, saveDocuments: true, copyText: 'anywhere' as const, print: true };

/** A case with one PDF of real bytes and two marks on it. */
async function aDesk(workstation: typeof WITHIN, bytes: Uint8Array) {
  const sha256 = [...new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
  const document = aDocument({ bytes: bytes.length, sha256 });
  store = await openTestStore({
    unlocked: { me: aPerson({ workstation }) },
    fetch: async () => new Response(new Uint8Array(bytes)),
  });
  await store.pull(
    aPage([
      aPut('process', 'new-business@1', aProcess()),
      aPut('case', 'c-1', record),
      aPut('document', 'd-1', document),
    ]),
  );
  await store.cache['cache.storeDocument']({ documentId: DocumentId.parse('d-1'), version: 1, url: 'blob' });
  await putAnnotation(store, anAnnotation());
  await putAnnotation(
    store,
    anAnnotation({
      id: AnnotationId.parse('urn:uuid:0193a000-0000-7000-8000-000000000002'),
      target: {
        source: 'urn:meridian:document:d-1:v1',
        selector: [pageSelector({ page: 1, area: { left: 10, top: 10, width: 90, height: 40 } })],
      },
    }),
  );
}

function Exchange({ saveMarks }: { saveMarks: SaveMarks }) {
  const caseFile = useCaseFile(record.id);
  const annotations = useAnnotations(record.id);
  if (!caseFile || !annotations) return null;
  return (
    <main>
      <h1>Marks</h1>
      <ExchangeMarks caseFile={caseFile} annotations={annotations} readOnly={false} saveMarks={saveMarks} />
    </main>
  );
}

const marks = async (): Promise<Annotation[]> =>
  (await readAnnotations(store, 'c-1')).map(({ annotation }) => annotation).toSorted((a, b) => (a.id < b.id ? -1 : 1));

async function choose(name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Export marks' }).click();
  await page.getByRole('menuitem', { name }).click();
}

async function takeIn(content: Uint8Array<ArrayBuffer> | string, name: string): Promise<void> {
  await userEvent.upload(page.getByLabelText('Import marks').last(), new File([content], name));
}

test('marks leave as each of three files, and what left as XFDF or JSON-LD comes back as the same set', async () => {
  await aDesk(ANYWHERE, await makePdf([['He has never smoked.']]));
  const written = new Map<string, Uint8Array<ArrayBuffer>>();
  const saveMarks = vi.fn<SaveMarks>(async (content, about) => {
    written.set(about.format, content);
    return ok({ path: `/home/ana/${about.suggestedName}` });
  });
  await renderWithStore(store, <Exchange saveMarks={saveMarks} />);
  await choose(/All marks of the case/);
  await expect.element(page.getByText('2 marks were exported to /home/ana/marks-NB-2026-0001.jsonld.')).toBeVisible();
  await choose(/marks \(XFDF\)/);
  await expect.element(page.getByText('2 marks were exported to /home/ana/application.xfdf.')).toBeVisible();
  await choose(/PDF with the marks drawn in/);
  await expect.element(page.getByText('2 marks were exported to /home/ana/application-marked.pdf.')).toBeVisible();
  await expectAccessible();
  expect(saveMarks.mock.calls.map(([, about]) => [about.format, about.documentId, about.count])).toEqual([
    ['web-annotation', null, 2],
    ['xfdf', 'd-1', 2],
    ['pdf', 'd-1', 2],
  ]);

  const before = await marks();
  for (const [format, name] of [
    ['web-annotation', 'a.jsonld'],
    ['xfdf', 'a.xfdf'],
  ] as const) {
    for (const mark of before) await removeAnnotation(store, mark);
    await takeIn(written.get(format) ?? '', name);
    await expect.element(page.getByText(/^2 marks were imported; 0 were here already/)).toBeVisible();
    expect(await marks()).toEqual(before);
    await takeIn(written.get(format) ?? '', name);
    await expect.element(page.getByText(/^0 marks were imported; 2 were here already/)).toBeVisible();
  }
  // Each mark that was taken in is an act that can be undone.
  await undoAct(store, 'c-1');
  expect(await marks()).toHaveLength(1);
});

test('where words stay inside, nothing leaves and the reason stands at the button', async () => {
  await aDesk({ ...ANYWHERE, copyText: 'within-app' }, await makePdf([['x']]));
  await renderWithStore(store, <Exchange saveMarks={async () => refuse('forbidden', '')} />);
  const button = page.getByRole('button', { name: 'Export marks' });
  await expect.element(button).toBeDisabled();
  await expect.element(button).toHaveAccessibleDescription(/do not let words be copied out/);
  await expect.element(page.getByText(/do not let words be copied out/)).toBeVisible();
  await expectAccessible();
});

test('where nothing is printed, a marked copy cannot be chosen, and its entry says why', async () => {
  await aDesk({ ...ANYWHERE, print: false }, await makePdf([['x']]));
  await renderWithStore(store, <Exchange saveMarks={async () => refuse('forbidden', '')} />);
  await page.getByRole('button', { name: 'Export marks' }).click();
  const entry = page.getByRole('menuitem', { name: /PDF with the marks drawn in/ });
  await expect.element(entry).toHaveAttribute('aria-disabled', 'true');
  await expect.element(entry.getByText(/do not let documents be printed/)).toBeVisible();
});

test.each([
  ['storage', /could not be written there/],
  ['locked', /this desk is locked/],
  ['disconnected', /background part of Meridian is away/],
] as const)('an export that fails (%s) says what to do', async (code, words) => {
  await aDesk(ANYWHERE, await makePdf([['x']]));
  await renderWithStore(store, <Exchange saveMarks={async () => refuse(code, 'no')} />);
  await choose(/All marks of the case/);
  await expect.element(page.getByRole('alert').getByText(words)).toBeVisible();
});

test('a PDF that is encrypted is not copied with its marks, and the sentence names it', async () => {
  await aDesk(ANYWHERE, await makePdf([['x']], 'secret'));
  await renderWithStore(store, <Exchange saveMarks={async () => refuse('storage', '')} />);
  await choose(/PDF with the marks drawn in/);
  await expect.element(page.getByRole('alert').getByText(/application\.pdf asks for a password/)).toBeVisible();
});

test('a file of another program is taken in as far as it can be, and the rest is named', async () => {
  await aDesk(ANYWHERE, await makePdf([['He has never smoked.']]));
  await renderWithStore(store, <Exchange saveMarks={async () => refuse('storage', '')} />);
  const annots = `<underline page="0" rect="72,757,200,770" coords="72,770,200,770,72,757,200,757"/><ink page="0"/>`;
  const file = (href: string) =>
    `<xfdf xmlns="http://ns.adobe.com/xfdf/"><annots>${annots}</annots><f href="${href}"/></xfdf>`;
  await takeIn(file('C:\\cases\\application.pdf'), 'a.xfdf');
  await expect.element(page.getByText(/^1 mark was imported; 0 were here already, 1 are/)).toBeVisible();
  await expect.element(page.getByText(/nothing like it here: ink on page 1\./)).toBeVisible();
  await takeIn(file('other.pdf'), 'b.xfdf');
  await expect.element(page.getByRole('alert').getByText(/they are for «other\.pdf»/)).toBeVisible();
  await takeIn('<!DOCTYPE x [<!ENTITY a SYSTEM "http://e.org">]><xfdf/>', 'c.xfdf');
  await expect.element(page.getByRole('alert').getByText(/declares a document type/)).toBeVisible();
});
