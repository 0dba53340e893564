import { posix } from 'node:path';
import type { ReportedTest } from '../junit/reported-test.ts';
import { namedFile } from './named-file.ts';
import type { SandboxView } from './sandbox-view.ts';

const JAVA_ENDINGS = ['java', 'kt', 'groovy', 'scala'];
/** Parts of a dotted name, and names of suites, that are looked at. */
const MOST_PARTS = 20;
const MOST_SUITES = 10;

/**
 * The file that the test's class or suites name: a path, as vitest and Playwright write it, a class of Java or a module of
 * Python. Null when there is none.
 */
export function fileOfClass(test: ReportedTest, view: SandboxView): string | null {
  const { className, name, suite } = test;
  // What pytest cannot import has no class.
  const own = preparedModule(test) ?? (className === '' ? name : className);
  const names = [own, ...suite.split(' > ').slice(0, MOST_SUITES)];
  for (const name of names) {
    const named = /[./\\]/.test(name) ? namedFile(name, view.bases, view.files) : null;
    if (named !== null) return named.file;
  }
  return classFile(own, view) ?? scriptFile(className, view);
}

/**
 * What the preparation is for that failed, where unittest reports it as a test: the file of such a one is that of the test
 * before. Null for any other test.
 */
export function preparedModule({ name, suite }: ReportedTest): string | null {
  if (!suite.endsWith('unittest.suite._ErrorHolder')) return null;
  return /^(?:setUp|tearDown)(?:Class|Module) \((?<module>[\w.]+)\)$/.exec(name)?.groups?.['module'] ?? null;
}

/** Playwright and bats name a file from the folder of the tests, which no report says: the only one with such an end. */
function scriptFile(className: string, { files, bases }: SandboxView): string | null {
  return SCRIPT.test(className) ? files.onlyEndingWith(className, bases) : null;
}
const SCRIPT = /^(?!\.{0,2}\/)[^\\:]+\.(?:[cm]?[jt]sx?|bats)$/;

function classFile(className: string, view: SandboxView): string | null {
  if (!/^[\w$]+(?:\.[\w$]+)*$/.test(className)) return null;
  const parts = className.split('.').slice(0, MOST_PARTS);
  return moduleFile(parts, view) ?? javaFile(className, view);
}

/** `tests.test_a.TestB` is in `tests/test_a.py`, below one of the folders that names may be relative to. */
function moduleFile(parts: readonly string[], { bases, files }: SandboxView): string | null {
  for (let end = parts.length; end > 0; end -= 1) {
    const file = namedFile(`${posix.join(...parts.slice(0, end))}.py`, bases, files);
    if (file !== null) return file.file;
  }
  return null;
}

/** `com.acme.FooTest$Inner` is in `com/acme/FooTest.java`, or in a file of another language of the Java platform. */
function javaFile(className: string, { files, bases }: SandboxView): string | null {
  const [outer = ''] = className.split('$');
  // A class without a package has too common a name.
  if (!outer.includes('.')) return null;
  const path = outer.replaceAll('.', '/');
  const found = JAVA_ENDINGS.map((ending) => files.onlyEndingWith(`${path}.${ending}`, bases)).filter(
    (file) => file !== null,
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}
