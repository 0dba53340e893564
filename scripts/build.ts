/**
 * Builds `dist` from the sources with ncc: one bundle for each entry, one for the GitHub client, which the entries load on
 * demand, an entry for each sub-action, and the licences of all bundled packages.
 * `--check` builds in memory only, and fails when `dist` differs.
 */
import ncc from '@vercel/ncc';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, sep } from 'node:path';
import { SUB_ACTIONS, type SubAction } from '../src/values/mode.ts';
import { licences, packageFolders } from './licences.ts';
import { withoutUnused } from './shake.ts';

const root = dirname(import.meta.dirname);
const compiled = join(root, 'build');

/**
 * Modules that this action never reaches. `@actions/core` imports an HTTP client, and with it undici, only for
 * `getIDToken`, and `@actions/exec` only for `platform`. `node-fetch` imports blobs and forms, and with them a second
 * implementation of web streams, only for bodies that are neither text nor bytes. Included, they would be two thirds of
 * the bundle and a third of its start time.
 */
const unreached = [
  '@actions/exec',
  '@actions/http-client',
  '@actions/http-client/lib/auth',
  'fetch-blob',
  'fetch-blob/from.js',
  'formdata-polyfill/esm.min.js',
];

/** Replaces all of them. A call of one of these names throws. */
const placeholder = `data:text/javascript,function excluded() { throw new Error("Excluded by scripts/build.ts") } export { ${[
  'default',
  ...['BearerCredentialHandler', 'Blob', 'File', 'FormData', 'HttpClient'],
  ...['blobFrom', 'blobFromSync', 'fetch', 'fileFrom', 'fileFromSync', 'formDataToBlob', 'getExecOutput'],
]
  .map((name) => `excluded as ${name}`)
  .join(', ')} }`;

const excluded = Object.fromEntries(unreached.map((request) => [request, placeholder]));

/**
 * `@actions/github` makes the defaults of its requests as it is loaded, with an HTTP client and undici. The defaults take the
 * proxy from the process, and some forms of its variables throw. `connectTo` replaces them for every request.
 */
const withoutDefaults = {
  ...excluded,
  '@actions/http-client': 'data:text/javascript,export class HttpClient { getAgent() {} getAgentDispatcher() {} }',
  undici: placeholder,
};

interface Bundle {
  /** Folder in `dist`. */
  readonly name: string;
  /** Module in `build`. */
  readonly module: string;
  /** What stands for each module that is left out. */
  readonly externals: Readonly<Record<string, string>>;
  /** What its sources' paths may not contain besides. */
  readonly without: readonly string[];
}

/** The GitHub client is larger than most of the rest, so it has its own bundle, and does not work in another. */
const CLIENT = 'github/index.js';
const bundles: readonly Bundle[] = [
  { name: 'main', module: 'main.js', externals: excluded, without: ['build/github/'] },
  { name: 'post', module: 'post.js', externals: excluded, without: ['build/github/'] },
  { name: 'github', module: CLIENT, externals: withoutDefaults, without: [] },
];

/** ncc would check the types of the tests, so it gets the compiled sources. `npm run lint` checks types. */
function compile(): void {
  rmSync(compiled, { recursive: true, force: true });
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--noCheck', '--project', join(root, 'tsconfig.build.json')];
  execFileSync(process.execPath, [compiler, ...options], { stdio: 'inherit' });
  for (const name of readdirSync(compiled, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.js')) keepImports(join(compiled, name));
  }
}

/** The bundler must leave the imports of the GitHub client alone. The compiler takes out the comments that say so. */
function keepImports(file: string): void {
  const code = readFileSync(file, 'utf8');
  const kept = code.replaceAll(`import("../${CLIENT}")`, `import(/* webpackIgnore: true */ "../${CLIENT}")`);
  if (kept !== code) writeFileSync(file, kept);
}

async function bundle({
  name: folder,
  module,
  externals,
  without,
}: Bundle): Promise<{ files: Map<string, string>; sources: readonly string[] }> {
  const built = await ncc(join(compiled, module), {
    cache: false,
    esm: true,
    externals,
    quiet: true,
    sourceMap: true,
    sourceMapRegister: false,
  });
  const files = new Map<string, string>([[`${folder}/index.js`, await postProcess(built.code)]]);
  const sources = sourcesOf(built.map);
  for (const [name, asset] of Object.entries(built.assets)) {
    const text = asset.source.toString();
    if (name.endsWith('.map')) sources.push(...sourcesOf(text));
    else files.set(`${folder}/${name}`, name.endsWith('.js') ? await postProcess(text) : text);
  }
  checkExcluded(folder, [...nodeModules(Object.keys(externals)), ...without], sources);
  return { files, sources };
}

function nodeModules(requests: readonly string[]): string[] {
  return requests.map((request) => `node_modules/${/^(?:@[^/]+\/)?[^/]+/.exec(request)?.[0] ?? request}/`);
}

/** A new version of a package may import an excluded module by another path. */
function checkExcluded(folder: string, paths: readonly string[], sources: readonly string[]): void {
  const found = sources.find((source) => paths.some((path) => source.includes(path)));
  if (found !== undefined) throw new Error(`The bundle ${folder} contains ${found}, which is excluded.`);
}

function postProcess(code: string): Promise<string> {
  return withoutUnused(withBuiltinModules(withoutMapReference(code)));
}

/** ncc makes a `require` function for each of Node's own modules. Together they cost about 3 ms at the start. */
function withBuiltinModules(code: string): string {
  const makeRequire = '__WEBPACK_EXTERNAL_createRequire';
  const direct = code.replaceAll(
    new RegExp(`${makeRequire}\\(import\\.meta\\.url\\)\\("([^"]+)"\\)`, 'g'),
    (call, name: string) => (isBuiltin(name) ? `process.getBuiltinModule("${name}")` : call),
  );
  const unused = `import { createRequire as ${makeRequire} } from "module";\n`;
  const rest = direct.replace(unused, '');
  return rest.includes(makeRequire) ? direct : rest;
}

/** The maps only serve to find the licences. They are larger than the bundle and would slow its start. */
function withoutMapReference(code: string): string {
  return code.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n');
}

function sourcesOf(map: string): string[] {
  return (JSON.parse(map) as { sources: string[] }).sources.map((source) => source.replaceAll('\\', '/'));
}

/** The entry of a sub-action: that of the root, with the mode as its argument. */
function modeEntry(mode: SubAction): string {
  return `process.argv[2] = '${mode}';\nawait import('../main/index.js');\n`;
}

async function build(): Promise<Map<string, string>> {
  compile();
  const files = new Map<string, string>([['package.json', '{ "type": "module" }\n']]);
  for (const mode of SUB_ACTIONS) files.set(`${mode}/index.js`, modeEntry(mode));
  const sources: string[] = [];
  for (const wanted of bundles) {
    const built = await bundle(wanted);
    for (const [name, text] of built.files) if (basename(name) !== 'package.json') files.set(name, text);
    sources.push(...built.sources);
  }
  // ncc's own licence file names only the last chunk's packages.
  return files.set('licenses.txt', licences(root, packageFolders(sources)));
}

function stale(dist: string, files: ReadonlyMap<string, string>): string[] {
  const present = existsSync(dist)
    ? readdirSync(dist, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(dist.length + 1)
            .replaceAll(sep, '/'),
        )
    : [];
  const changed = [...files].filter(
    ([name, text]) => !present.includes(name) || readFileSync(join(dist, name), 'utf8') !== text,
  );
  return [...changed.map(([name]) => name), ...present.filter((name) => !files.has(name))];
}

const dist = join(root, 'dist');
const files = await build();
if (process.argv.includes('--check')) {
  const names = stale(dist, files);
  if (names.length > 0) {
    console.error(`dist is out of date: ${names.join(', ')}. Run \`npm run build\` and commit dist.`);
    process.exitCode = 1;
  } else console.log(`dist is up to date (${String(files.size)} files).`);
} else {
  rmSync(dist, { recursive: true, force: true });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), text);
  }
  console.log([...files].map(([name, text]) => `${name}  ${String(Buffer.byteLength(text))} bytes`).join('\n'));
}
