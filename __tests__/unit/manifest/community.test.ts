import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, matchesGlob } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const TEMPLATES = '.github/ISSUE_TEMPLATE';

const text = v.pipe(v.string(), v.minLength(1));
const heads = { label: text, description: v.optional(text) };
const field = {
  id: v.pipe(text, v.regex(/^[\w-]+$/)),
  validations: v.optional(v.strictObject({ required: v.boolean() })),
};

/** What this project uses of "Syntax for GitHub's form schema", a page of GitHub's documentation. */
const FORM = v.strictObject({
  name: text,
  description: text,
  labels: v.optional(v.array(text)),
  body: v.array(
    v.variant('type', [
      v.strictObject({ type: v.literal('markdown'), attributes: v.strictObject({ value: text }) }),
      v.strictObject({
        type: v.literal('textarea'),
        ...field,
        attributes: v.strictObject({ ...heads, placeholder: v.optional(text), render: v.optional(text) }),
      }),
      v.strictObject({
        type: v.literal('input'),
        ...field,
        attributes: v.strictObject({ ...heads, placeholder: v.optional(text) }),
      }),
      v.strictObject({
        type: v.literal('dropdown'),
        ...field,
        attributes: v.strictObject({ ...heads, options: v.pipe(v.array(text), v.minLength(2)) }),
      }),
    ]),
  ),
});

describe('the issue forms', () => {
  const forms = readdirSync(join(root, TEMPLATES)).filter((name) => name !== 'config.yml');

  test.each(forms)('%s is one that GitHub takes', (name) => {
    const { body } = v.parse(FORM, parse(read(`${TEMPLATES}/${name}`)));
    const ids = body.flatMap((part) => ('id' in part ? [part.id] : []));
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('have other names', () => {
    expect(new Set(forms.map((name) => v.parse(FORM, parse(read(`${TEMPLATES}/${name}`))).name)).size).toBe(
      forms.length,
    );
  });

  test('lead to a private report of a vulnerability instead of a blank issue', () => {
    const link = v.strictObject({ name: text, url: v.pipe(text, v.url()), about: text });
    const config = v.strictObject({ blank_issues_enabled: v.literal(false), contact_links: v.array(link) });
    const { contact_links: links } = v.parse(config, parse(read(`${TEMPLATES}/config.yml`)));
    expect(links.map(({ url }) => url)).toContain('https://github.com/contree/op-action/security/advisories/new');
    for (const { url } of links) {
      const file = /^https:\/\/github\.com\/contree\/op-action\/blob\/main\/(.+)$/.exec(url)?.[1];
      if (file !== undefined) expect(existsSync(join(root, file))).toBe(true);
    }
  });
});

test.each(
  read('.github/CODEOWNERS')
    .split('\n')
    .filter((line) => /^[^#]/.test(line)),
)('CODEOWNERS: %s', (line) => {
  const [pattern = '', ...owners] = line.split(' ');
  expect(owners.length).toBeGreaterThan(0);
  for (const owner of owners) expect(owner).toMatch(/^@contree\/[a-z-]+$/);
  if (pattern !== '*') expect(existsSync(join(root, dirname(pattern)))).toBe(true);
});

test('CODEOWNERS names all code that a release runs with its token', () => {
  const release = 'scripts/release.ts';
  const code = [release];
  // The loop also goes through what it adds.
  for (const file of code) {
    const imports = [...read(file).matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => join(dirname(file), path));
    code.push(...imports.filter((path) => !code.includes(path)));
  }
  const owned = read('.github/CODEOWNERS').match(/^\S+(?= @contree\/op-action-releases$)/gm) ?? [];
  const isOwned = (file: string): boolean => owned.some((pattern) => matchesGlob(`/${file}`, pattern));
  expect(code.length).toBeGreaterThan(2);
  expect(code.filter((file) => !isOwned(file))).toEqual([]);
});

describe('CONTRIBUTING.md', () => {
  const page = read('CONTRIBUTING.md');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

  test('has fewer than 200 lines', () => {
    expect(page.split('\n').length).toBeLessThan(200);
  });

  test('names every suite', () => {
    const suites = Object.keys(scripts).filter((name) => name.startsWith('test:'));
    expect(suites.filter((name) => !page.includes(`npm run ${name}\``))).toEqual([]);
  });

  test.each([...new Set(page.match(/(?<=npm run )[a-z][a-z:-]*/g))])('names the command %s, which exists', (name) => {
    expect(scripts).toHaveProperty(name);
  });

  test.each([...new Set(page.match(/\b(?:src|scripts|docs|demo|__tests__|\.github)\/[\w./-]*\w/g))])(
    'names %s, which exists',
    (path) => {
      // What the demo leaves.
      expect(path === 'demo/out' || existsSync(join(root, path))).toBe(true);
    },
  );
});
