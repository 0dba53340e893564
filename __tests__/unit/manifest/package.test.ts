import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { changelogSections } from '../../../scripts/changelog.ts';
import { licences, packageFolders } from '../../../scripts/licences.ts';
import { VERSION } from '../../../src/inputs/action-facts.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

interface Package {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
  readonly '//overrides': Readonly<Record<string, string>>;
}

const manifest = JSON.parse(read('package.json')) as Package;

describe('package.json', () => {
  const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
  const pinned = { ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides };

  test.each(Object.entries(pinned))('pins %s exactly: %s', (_name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('says why it overrides each version', () => {
    expect(Object.keys(manifest['//overrides'])).toEqual(Object.keys(overrides));
    for (const reason of Object.values(manifest['//overrides'])) expect(reason).toMatch(/^\w.{20,}\.$/);
  });

  test('has commands that run in the shell of Windows, too', () => {
    for (const script of Object.values(manifest.scripts))
      expect(script).not.toMatch(/[$'`;|]|\b(?:rm|cp|mkdir|export)\b/);
  });

  test('has only suites that `test:all` plays, and last the one that judges what they recorded', () => {
    const suites = Object.entries(manifest.scripts).flatMap(([name, script]) => {
      const folder = /--config __tests__\/(.+)\/jest\.config\.js/.exec(script)?.[1];
      return folder === undefined ? [] : [{ name, folder }];
    });
    const named = read('scripts/test-all.ts').match(/'test:[a-z]+'/g);
    const gathered = [...read('__tests__/others/jest.config.js').matchAll(/from '\.\.\/(\w+)\/jest/g)].map(
      ([, one]) => one,
    );
    const missing = suites.filter(
      ({ name, folder }) => !(named?.includes(`'${name}'`) ?? false) && !gathered.includes(folder),
    );
    expect([suites.length > 7, missing]).toEqual([true, []]);
    expect([named?.includes("'test:others'"), named?.at(-1)]).toEqual([true, "'test:openapi'"]);
  });

  test('has every command that the README and the workflows call', () => {
    const workflows = readdirSync(join(root, '.github', 'workflows')).map((name) => `.github/workflows/${name}`);
    const texts = ['README.md', '.ci/run', ...workflows].map(read).join('\n');
    const called = [...texts.matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g)].map(([, name]) => name);
    expect(called.length).toBeGreaterThan(8);
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(called));
  });
});

describe('the lock file', () => {
  interface Locked {
    readonly version: string;
    readonly resolved?: string;
    readonly integrity?: string;
  }

  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
  const packages = Object.entries(lock.packages).filter(([folder]) => folder !== '');

  test('contains no download address', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test('has a strong hash of every package', () => {
    expect(packages.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''))).toEqual([]);
  });

  test.each(Object.entries(manifest.overrides))(
    'has %s in the version that overrides the others, %s',
    (name, version) => {
      const copies = packages.filter(([folder]) => folder.endsWith(`node_modules/${name}`));
      expect(copies.map(([, locked]) => locked.version)).toEqual([version]);
    },
  );
});

test('no package runs a script when it is installed', () => {
  expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
});

describe('the licences', () => {
  const dist = join(root, 'dist');
  const bundles = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  // ncc names each module above its code.
  const folders = packageFolders(
    bundles.flatMap((name) => read(join('dist', name)).match(/node_modules\/[\w@./-]+/g) ?? []),
  );

  test.each(folders)('of %s, which is in a bundle, are in dist', (folder) => {
    const { name, version } = JSON.parse(read(join(folder, 'package.json'))) as { name: string; version: string };
    expect(read('dist/licenses.txt')).toMatch(new RegExp(`^${name} ${version.replaceAll('.', '\\.')} \\(`, 'm'));
    expect(licences(root, [folder])).toMatch(/copyright[^]*(?:permission|licensed|licenses you|redistribution)/i);
  });

  test('are of all packages that the action names itself', () => {
    const named = Object.keys(manifest.dependencies).map((name) => `node_modules/${name}`);
    expect(folders).toEqual(expect.arrayContaining(named));
  });
});

test('the version stands in package.json, and everywhere else as a copy of it', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    version: string;
    packages: Record<string, { version: string }>;
  };
  expect([lock.version, lock.packages['']?.version, VERSION]).toEqual(Array(3).fill(manifest.version));
});

describe('the changelog', () => {
  const sections = changelogSections(read('CHANGELOG.md'));

  test('begins with unreleased changes or with this version, which has a date once it has a section', () => {
    expect(['Unreleased', manifest.version]).toContain(sections[0]?.name);
    for (const { name, date } of sections) {
      if (name === 'Unreleased') expect(date).toBeNull();
      else expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  test('has every version once, the newest first', () => {
    const names = sections.map(({ name }) => name).filter((name) => name !== 'Unreleased');
    expect(names).toEqual(
      [...new Set(names)].toSorted((left, right) => right.localeCompare(left, 'en', { numeric: true })),
    );
    expect(sections.length - names.length).toBeLessThan(2);
  });
});

describe('workflows', () => {
  /** Of the jobs that do not only read the sources. */
  const PERMISSIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    gate: {},
    provenance: { contents: 'read', 'id-token': 'write', attestations: 'write' },
    publish: { contents: 'write' },
  };
  const files = readdirSync(join(root, '.github', 'workflows'));

  test.each(files)('%s pins every action by digest, with its version', (file) => {
    const uses = read(`.github/workflows/${file}`).match(/uses:.*/g) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/^uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test.each(files)('%s grants permissions only per job', (file) => {
    const workflow = parse(read(`.github/workflows/${file}`)) as {
      permissions: unknown;
      jobs: Record<string, { permissions?: Record<string, string>; 'timeout-minutes'?: number }>;
    };
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of Object.entries(workflow.jobs)) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      expect(job.permissions).toEqual(PERMISSIONS[name] ?? { contents: 'read' });
    }
  });
});
