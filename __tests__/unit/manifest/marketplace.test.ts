import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/**
 * What GitHub's Marketplace asks of an action:
 * https://docs.github.com/en/actions/how-tos/create-and-publish-actions/publish-in-github-marketplace. That page also forbids
 * workflow files, which the Marketplace does not check: https://github.com/github/docs/issues/35438. Whether the name is free
 * is known when the release is published.
 */
const root = join(import.meta.dirname, '..', '..', '..');

interface Head {
  readonly name: string;
  readonly author: string;
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
}

const head = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Head;

/** Of the Feather icons that the Marketplace draws, those that fit an action which runs commands side by side. */
const ICONS = [
  'cloud',
  'cpu',
  'git-branch',
  'git-merge',
  'grid',
  'layers',
  'play',
  'server',
  'share-2',
  'terminal',
  'zap',
];
const COLORS = ['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark'];

/** The Marketplace's categories of actions. No action may have the name of one, of a user or of a feature of GitHub. */
const CATEGORIES = [
  ...['AI Assisted', 'API management', 'Backup Utilities', 'Chat', 'Code quality', 'Code review', 'Code search'],
  ...['Container CI', 'Continuous integration', 'Dependency management', 'Deployment', 'Desktop tools', 'Game CI'],
  ...['IDEs', 'Learning', 'Localization', 'Mobile', 'Mobile CI', 'Monitoring', 'Project management', 'Publishing'],
  ...['Reporting', 'Security', 'Support', 'Testing', 'Utilities'],
];

describe('for the Marketplace', () => {
  test('the name is no category, no name of a user, and has no word of GitHub', () => {
    expect(CATEGORIES.map((name) => name.toLowerCase())).not.toContain(head.name.toLowerCase());
    // The name of a user has no blank.
    expect(head.name).toMatch(/ /);
    expect(head.name).not.toMatch(/github|\bactions?\b(?! for)/i);
  });

  test.each(['.', 'run', 'wait', 'cancel'])('the description of %s is shorter than 125 characters', (folder) => {
    const { description } = parse(readFileSync(join(root, folder, 'action.yml'), 'utf8')) as Head;
    expect(description).toMatch(/^[A-Z].{40,122}\.$/);
  });

  test('the badge has an icon and a colour that it draws', () => {
    expect(ICONS).toContain(head.branding.icon);
    expect(COLORS).toContain(head.branding.color);
  });

  test('the root has one metadata file, a README and a licence', () => {
    expect(readdirSync(root).filter((name) => /^action\.ya?ml$/.test(name))).toEqual(['action.yml']);
    for (const name of ['README.md', 'LICENSE']) expect(existsSync(join(root, name))).toBe(true);
    expect(head.author).not.toBe('');
  });
});
