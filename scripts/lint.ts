/**
 * Prints what TypeScript and ESLint find in the sources. ESLint gets the program whose types TypeScript has checked: to work
 * them out once more would take it half a minute.
 */
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';

const root = dirname(import.meta.dirname);

function checkedProgram(): { readonly program: ts.Program; readonly problems: string } {
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }: ts.Diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
    },
  };
  const config = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), {}, host);
  if (config === undefined) throw new Error('tsconfig.json cannot be read.');
  const program = ts.createProgram({ rootNames: config.fileNames, options: config.options });
  const found = [...config.errors, ...ts.getPreEmitDiagnostics(program)];
  return { program, problems: ts.formatDiagnosticsWithColorAndContext(found, ts.createCompilerHost(config.options)) };
}

const { program, problems } = checkedProgram();
process.stdout.write(problems);

const parserOptions = { projectService: false, programs: [program] };
const eslint = new ESLint({ cwd: root, overrideConfig: { files: ['**/*.ts'], languageOptions: { parserOptions } } });
const results = await eslint.lintFiles('.');
const formatter = await eslint.loadFormatter('stylish');
process.stdout.write(await formatter.format(results));

if (problems !== '' || results.some(({ errorCount }) => errorCount > 0)) process.exitCode = 1;
