import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { memorySecrets } from '../../host/fake/memory-secrets.ts';
import { createNodeLogFiles } from '../sealed-log/node-log-files.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { silentLog } from '../testing/silent-log.ts';
import { openTrail, type OpenTrail } from './open-trail.ts';
import { verifyTrail } from './verify-trail.ts';

async function anInstallation(): Promise<{ folder: string; open: () => Promise<OpenTrail> }> {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-audit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const secrets = memorySecrets();
  const filesIn = (name: string) => createNodeLogFiles(join(folder, name));
  const rest = { secrets, clock: createFakeClock(), log: silentLog, serverNow: () => null };
  return { folder, open: () => openTrail({ filesIn, ...rest }) };
}

test('the trail goes on over restarts on a real disk, and its export is whole', async () => {
  const { open } = await anInstallation();
  const first = await open();
  first.setPerson('p-ana');
  first.note({ type: 'session.signed-in' });
  await first.close();
  const second = await open();
  second.note({ type: 'work.sealed', caseId: 'c-1', subject: 'm-1', sha256: 'a'.repeat(64) });
  await second.flush();
  const { text, entries } = second.exported();
  expect(entries).toBe(3);
  expect(verifyTrail(text, [second.head() ?? '']).isWhole).toBe(true);
  await second.close();
});

test('nothing of the trail can be read on the disk', async () => {
  const { folder, open } = await anInstallation();
  const trail = await open();
  trail.setPerson('p-very-visible');
  trail.note({ type: 'case.opened', caseId: 'c-very-visible' });
  await trail.close();
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const bytes = await Promise.all(
    files.filter(file => file.isFile()).map(file => readFile(join(file.parentPath, file.name))),
  );
  expect(bytes.length).toBeGreaterThan(0);
  expect(Buffer.concat(bytes).toString('latin1')).not.toContain('very-visible');
});
