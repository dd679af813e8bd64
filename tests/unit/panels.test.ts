import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { findLabs } from '../../grader/labs.ts';
import { type LabPanel, labPanel } from '../../grader/panel.ts';
import { parseFrames } from '../../site/workbench/clients/notation.ts';
import { asIs, inJson } from '../../site/workbench/clients/template.ts';

/** Every panel of a lab does what it says: what stands in braces is there, JSON is JSON, frames are frames. */
const panels = await Promise.all(
  (await findLabs())
    .filter(({ path }) => existsSync(join(path, 'panel.ts')))
    .map(async (lab) => {
      const module = (await import(pathToFileURL(join(lab.path, 'panel.ts')).href)) as { default: unknown };
      return { slug: lab.slug, lab, panel: labPanel.parse(module.default) };
    }),
);

const fieldsOf = ({ fields }: LabPanel): Record<string, string> => ({
  name: 'alice',
  ...Object.fromEntries(fields.map(({ name, value }) => [name, value])),
});

const textsOf = ({ actions, clients }: LabPanel): string[] => [
  ...clients.map(({ path }) => path),
  ...actions.flatMap((action) =>
    action.do === 'request'
      ? [action.path, action.body ?? '', ...Object.values(action.headers)]
      : [action.text],
  ),
];

test.each(panels)('$slug: everything in braces is a field', ({ panel }) => {
  for (const text of textsOf(panel)) expect(asIs(text, fieldsOf(panel))).not.toMatch(/\{[a-z]\w*\}/);
});

test.each(panels)('$slug: what is sent is JSON, and keeps what it takes from answers', ({ panel }) => {
  const fields = fieldsOf(panel);
  for (const action of panel.actions) {
    if (action.do === 'send') expect(() => void JSON.parse(inJson(action.text, fields))).not.toThrow();
    if (action.do !== 'request') continue;
    if (action.body !== undefined)
      expect(() => void JSON.parse(inJson(action.body ?? '', fields))).not.toThrow();
    for (const field of Object.keys(action.keep)) expect(Object.keys(fields)).toContain(field);
  }
});

test.each(panels)('$slug: what is put into the composer can be sent from there', ({ panel }) => {
  const raw = panel.clients.find(({ kind }) => kind === 'frames' || kind === 'bytes');
  for (const action of panel.actions) {
    if (action.do !== 'compose') continue;
    expect(raw, 'a client with a composer').toBeDefined();
    if (raw?.kind === 'frames') expect(parseFrames(asIs(action.text, fieldsOf(panel)))).toBeInstanceOf(Array);
    else expect(action.text).toMatch(/^\w+ \S+ HTTP\/1\.1\n(\S+: .*\n)+\n$/);
  }
});

test.each(panels)('$slug: its variables are those of the lab', ({ panel, lab }) => {
  expect(Object.keys(lab.variables)).toEqual(expect.arrayContaining(Object.keys(panel.variables)));
});
