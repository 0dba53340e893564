import { minify, type MinifyOptions } from 'terser';

/**
 * Only what no code can reach is taken out. Names, lines and the bundler's comments about modules stay, so that `dist` and its
 * stack traces can be read. Other characters than ASCII become escapes: with one of them V8 reads the file as UTF-16.
 */
const OPTIONS: MinifyOptions = {
  module: true,
  mangle: false,
  compress: {
    defaults: false,
    dead_code: true,
    keep_classnames: true,
    keep_fnames: true,
    passes: 2,
    side_effects: true,
    unused: true,
  },
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Terser's own command line sets it, and it has its effect.
  format: { ascii_only: true, beautify: true, comments: /^ (?:CONCATENATED|EXTERNAL) MODULE: /u, indent_level: 2 },
};

/**
 * A bundle without the exports that nothing imports, which the bundler itself leaves in place: they are four fifths of valibot.
 * Throws when a module of the bundle is not found again.
 */
export async function withoutUnused(bundle: string): Promise<string> {
  const { code = '' } = await minify(bundle, OPTIONS);
  const { text, modules } = withParentheses(code);
  const expected = bundle.match(/^\/\*{3}\/ "?[^\s"]+"?:/gmu)?.length ?? 0;
  if (modules !== expected) throw new Error(`Of ${expected} modules in a bundle, ${modules} are found again.`);
  return `${text}\n`;
}

/**
 * With each module's function in parentheses again, as the bundler writes them. Without, V8 skips the function when it reads
 * the file, and reads it a second time when it is called. That takes longer than reading all that was taken out.
 */
function withParentheses(code: string): { text: string; modules: number } {
  let modules = 0;
  let indent: string | null = null;
  const lines = code.split('\n').map((line) => {
    if (indent === null) {
      // 2000 has become 2e3.
      const [, space, key, head] =
        /^( {2,4})(\d+(?:e\d+)?): ((?:\(.*\)|\w+) => \{|function\(.*\) \{)(?:\},?)?$/u.exec(line) ?? [];
      if (space === undefined || key === undefined || head === undefined) return line;
      modules += 1;
      if (!line.endsWith('{')) return line;
      indent = space;
      return `${space}${key}: (${head}`;
    }
    const [, comma] = /^\}(,?)$/u.exec(line.startsWith(indent) ? line.slice(indent.length) : '') ?? [];
    if (comma === undefined) return line;
    const end = `${indent}})${comma}`;
    indent = null;
    return end;
  });
  return { text: lines.join('\n'), modules };
}
