import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { status } from '../../server/schemas/answers.ts';
import { sharedCompanion } from './companion.ts';
import { ask, json } from './http.ts';

const companion = sharedCompanion();

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const document = async () => json(await ask(`${companion.url}api/openapi.json`)) as Document;

/** The routes that server/api.ts promises in its head. */
async function promised(): Promise<string[]> {
  const contract = await readFile(join(import.meta.dirname, '../../server/api.ts'), 'utf8');
  return [...contract.matchAll(/^ \* {3}(GET|PUT|POST|DELETE) +(\/api\/\S+)/gm)]
    .map(([, method = '', path = '']) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    .sort();
}

test('the document has every route of the contract, and no other', async () => {
  const { paths } = await document();
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routes.sort()).toEqual(await promised());
});

test('docs/api.md speaks of every route, and of no other', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/api.md'), 'utf8');
  const described = [...page.matchAll(/^\| `(GET|PUT|POST|DELETE) (\/api\/\S+)`/gm)].map(
    ([, method = '', path = '']) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
  );
  expect(described.sort()).toEqual(await promised());
});

test('every reference in the document leads somewhere, and nothing in it is unused', async () => {
  const whole = await document();
  const references = new Set(
    [...JSON.stringify(whole).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name),
  );
  expect([...references].sort()).toEqual(Object.keys(whole.components.schemas).sort());
});

test('every route says what its success and its failures look like', async () => {
  const { paths } = await document();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { responses }] of Object.entries(methods)) {
      const statuses = Object.keys(responses);
      expect(
        statuses.some((code) => code.startsWith('2')),
        `${method} ${path}`,
      ).toBe(true);
      if (path.includes('{')) expect(statuses, `${method} ${path}`).toContain('404');
    }
  }
});

test('the status has the shape of the API', async () => {
  expect(status.parse(json(await ask(`${companion.url}api/status`))).wirebook).toMatch(/^\d+\.\d+\.\d+/);
});
