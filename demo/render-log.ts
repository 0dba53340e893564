/** ANSI styles that the runner's own page uses for the same lines. */
const STYLES = {
  error: '\u001b[31m',
  warning: '\u001b[33m',
  notice: '\u001b[36m',
  group: '\u001b[1m',
  dim: '\u001b[2m',
};
const RESET = '\u001b[0m';

/**
 * Renders the raw log of a step as GitHub's page shows it: groups folded, annotations in colour, masked secrets as `***`,
 * without the commands to the runner.
 */
export function createLogView(write: (text: string) => void): {
  readonly add: (chunk: string) => void;
  readonly end: () => void;
} {
  const secrets: string[] = [];
  let rest = '';
  /** Lines of the group that is open; null outside of groups. */
  let folded: number | null = null;
  let resume: string | null = null;

  const print = (text: string, style = ''): void => {
    if (folded !== null) {
      folded += 1;
      return;
    }
    const masked = secrets.reduce((line, secret) => line.replaceAll(secret, '***'), text);
    write(`  ${style}${masked}${style === '' ? '' : RESET}\n`);
  };

  const line = (text: string): void => {
    if (resume !== null) {
      if (text === `::${resume}::`) resume = null;
      // A leg's line follows its name and a bar; other lines may come in between.
      else print(text, text.includes(' │ ') ? STYLES.dim : '');
      return;
    }
    const [, command = '', , data = ''] = /^::([a-z-]+)( [^:]*)?::(.*)$/.exec(text) ?? [];
    const message = data.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%');
    switch (command) {
      case '':
        print(text);
        break;
      case 'add-mask':
        secrets.push(message);
        break;
      case 'stop-commands':
        resume = message;
        break;
      case 'group':
        print(`▶ ${message}`, STYLES.group);
        folded = 0;
        break;
      case 'endgroup': {
        const count = folded ?? 0;
        folded = null;
        print(`  (${String(count)} lines)`, STYLES.dim);
        break;
      }
      case 'error':
      case 'warning':
      case 'notice':
        print(`${command.replace(/^./, (first) => first.toUpperCase())}: ${message}`, STYLES[command]);
        break;
      default:
        break;
    }
  };

  return {
    add: (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(line);
    },
    end: () => {
      if (rest !== '') line(rest);
    },
  };
}
