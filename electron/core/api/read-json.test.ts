import { expect, test } from 'vitest';
import { readJson } from './read-json.ts';

const json = (body: string, type = 'application/json'): Response =>
  new Response(body, { headers: { 'content-type': type } });

test('a JSON body of the announced type is read, whatever the charset parameter', async () => {
  expect(await readJson(json('{"a":[1]}', 'application/json; charset=utf-8'), 'application/json')).toEqual({ a: [1] });
});

test('brackets inside strings are not nesting', async () => {
  const text = '["' + '[{\\"'.repeat(200) + '"]';
  expect(await readJson(json(text), 'application/json')).toEqual(['[{"'.repeat(200)]);
});

test.each([
  ['a sign-in page of a hotel', json('<html>Welcome</html>', 'text/html'), 'strange'],
  ['a body without a type', new Response(new Uint8Array([123, 125])), 'strange'],
  ['a cut body', json('{"changes":[{"id":'), 'broken'],
  ['an empty body', json(''), 'broken'],
  ['a body nested 65 deep', json('['.repeat(65) + ']'.repeat(65)), 'strange'],
  ['a body over 8 MiB', json(`"${'x'.repeat(8 * 1024 * 1024)}"`), 'too-large'],
])('%s is no data', async (_what, response, kind) => {
  await expect(readJson(response, 'application/json')).rejects.toMatchObject({ kind });
});

test('64 levels are allowed', async () => {
  await expect(readJson(json('['.repeat(64) + ']'.repeat(64)), 'application/json')).resolves.toBeDefined();
});
