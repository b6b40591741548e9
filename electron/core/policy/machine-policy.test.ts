import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadMachinePolicy } from './machine-policy.ts';

async function policyFile(text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'meridian-policy-')), 'policy.json');
  await writeFile(path, text);
  return path;
}

test('a machine without a policy file has the defaults', async () => {
  expect(await loadMachinePolicy('/nowhere/policy.json')).toEqual({ updates: 'on' });
});

test('a policy is read', async () => {
  const locks = { requirePin: true, idleLockMinutes: 5, allowBasicText: true };
  const where = { updateFeed: 'https://updates.example.com/meridian', apiUrl: 'http://127.0.0.1:9' };
  const policy = { updates: 'off', ...where, ...locks };
  expect(await loadMachinePolicy(await policyFile(JSON.stringify(policy)))).toEqual(policy);
});

test.each([
  ['a file that is not JSON', '{updates', 'not JSON'],
  ['a word that is not a choice', '{"updates":"maybe"}', '/updates'],
  ['a misspelled name', '{"update":"off"}', 'update'],
  ['a server without encryption', '{"apiUrl":"http://api.example.com"}', '/apiUrl'],
  ['an idle lock that never comes', '{"idleLockMinutes":0}', '/idleLockMinutes'],
  ['an address that is none', '{"updateFeed":"updates"}', '/updateFeed'],
])('%s stops the start with a sentence that says where', async (_what, text, where) => {
  const path = await policyFile(text);
  const attempt = loadMachinePolicy(path);
  await expect(attempt).rejects.toThrow(where);
  await expect(attempt).rejects.toThrow(path);
});

test('a policy that cannot be read is not ignored', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'meridian-policy-'));
  await expect(loadMachinePolicy(folder)).rejects.toThrow('cannot be read');
});
