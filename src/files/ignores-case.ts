import { join } from 'node:path';
import { codeOrText, isMissing } from '../errors.ts';
import { readRegular } from './read-regular.ts';

/** Bytes. */
const LARGEST = 1024 ** 2;
const SETTING = /^(?:\[[^\]]*\]\s*)?ignorecase\s*(?:=\s*"?(?<value>[^\s"#;]*)|$)/i;
/** Git takes other numbers as well; `git init` writes `true`. */
const YES = ['true', 'yes', 'on', '1'];

/**
 * `core.ignoreCase` of a repository, by its git directory: `git init` and `git clone` look at what the disk does with names,
 * and write it where that ignores case, as on macOS and Windows. Throws when the file cannot be read.
 */
export async function readIgnoresCase(git: string): Promise<boolean> {
  let isCore = false;
  let ignoresCase = false;
  for (const line of (await readConfig(join(git, 'config'))).split('\n').map((text) => text.trim())) {
    if (line.startsWith('[')) isCore = /^\[core\]/i.test(line);
    const setting = isCore ? SETTING.exec(line) : null;
    // The last line wins, and a name alone means yes.
    if (setting !== null) ignoresCase = YES.includes((setting.groups?.['value'] ?? 'true').toLowerCase());
  }
  return ignoresCase;
}

/** Empty when there is no such file, or one that is too large. */
async function readConfig(path: string): Promise<string> {
  try {
    const content = await readRegular(path, LARGEST);
    return 'bytes' in content ? content.bytes.toString() : '';
  } catch (error) {
    if (isMissing(codeOrText(error)) || codeOrText(error) === 'EISDIR') return '';
    throw error;
  }
}
