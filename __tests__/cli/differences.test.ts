import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CANCEL } from './cancel-scenarios.ts';
import { contree } from './command-line.ts';
import { GIVEN } from './given-scenarios.ts';
import { LIST } from './list-scenarios.ts';
import { OTHER_DIFFERENCES } from './other-differences.ts';
import { REFERENCES } from './reference-scenarios.ts';
import { RUN_FILES } from './run-files-scenarios.ts';
import { RUN } from './run-scenarios.ts';
import { RUN_SETTINGS } from './run-settings-scenarios.ts';
import { RUN_SURROUNDINGS } from './run-surroundings-scenarios.ts';
import { RUN_TROUBLE } from './run-trouble-scenarios.ts';
import { SHOW } from './show-scenarios.ts';
import { withFolder } from './temporary.ts';
import { WAIT } from './wait-scenarios.ts';
import { WAIT_TROUBLE } from './wait-trouble-scenarios.ts';

const text = readFileSync(new URL('../../docs/differences-from-the-cli.md', import.meta.url), 'utf8');
const entries = text.split(/^### /m).slice(1);

/** As GitHub makes anchors of headings. */
function anchorOf(entry: string): string {
  const [heading = ''] = entry.split('\n');
  return heading.toLowerCase().replaceAll(' ', '-');
}

it('documents every difference that a test shows, and no other', () => {
  const operations = [WAIT, WAIT_TROUBLE, GIVEN, SHOW, CANCEL, LIST, REFERENCES].flat();
  const runs = [RUN, RUN_SETTINGS, RUN_SURROUNDINGS, RUN_FILES, RUN_TROUBLE].flat();
  const scenarios = [...operations, ...runs].flatMap(({ differences = [] }) => differences);
  const shown = [...scenarios, ...OTHER_DIFFERENCES].map(({ id }) => id);
  expect(entries.map(anchorOf).toSorted()).toEqual([...new Set(shown)].toSorted());
});

it.each(entries.map((entry) => [anchorOf(entry), entry]))('says of %s what each does, and why', (_, entry) => {
  const points = [...entry.matchAll(/^- \*\*(.+):\*\* \S/gm)].map(([, point]) => point);
  expect(points).toEqual(['Command line', 'Action', 'Why']);
});

/** The rows of each table of three columns and a verdict, by the heading above it. */
const tables = new Map(
  text.split(/^## /m).map((section) => {
    const [heading = ''] = section.split('\n');
    const rows = [...section.matchAll(/^\|((?:[^|\n\\]|\\.)+)\|((?:[^|\n\\]|\\.)+)\|((?:[^|\n\\]|\\.)+)\|(.+)\|$/gm)];
    return [heading, rows.slice(2).map(([, line = '', , verdict = '']) => ({ line, verdict: verdict.trim() }))];
  }),
);

describe('the tables', () => {
  it('give each row a verdict', () => {
    const verdicts = [...tables.values()].flat().map(({ verdict }) => verdict);
    expect(verdicts.length).toBeGreaterThan(60);
    expect(new Set(verdicts)).toEqual(new Set(['same', 'differs', 'none', 'added']));
  });

  it('lead to every entry, and nowhere else', () => {
    const [before = ''] = text.split(/^### /m);
    const links = [...before.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect([...new Set(links)].toSorted()).toEqual(entries.map(anchorOf).toSorted());
  });

  it.each([
    ['Options of every command', ''],
    ['`op list`, `op ls`, `ps`', 'op list'],
    ['`op show`, `op sh`, `show`', 'op show'],
    ['`op wait`, `op w`', 'op wait'],
    ['`op cancel`, `op kill`, `op k`, `kill`', 'op cancel'],
    ['`op events`, `op ev`', 'op events'],
    ['`run`', 'run'],
  ])('have each option of the help in "%s"', async (heading, command) => {
    const options = optionsOf(await help(command));
    const rows = tables.get(heading)?.map(({ line }) => line) ?? [];
    const documented = rows.flatMap((line) => [...line.matchAll(/`(--?[a-zA-Z-]+)`/g)].map(([, option]) => option));
    expect(documented.toSorted()).toEqual(options.toSorted());
  });

  it('have each command of the help', async () => {
    const named = [...tables].flatMap(([heading, rows]) => [heading, ...rows.map(({ line }) => line)]).join('\n');
    const commands = [...(await help('')).matchAll(/^ {4}([a-z]+) /gm)].map(([, command]) => command);
    const subcommands = [...(await help('op')).matchAll(/^ {4}([a-z]+) \(/gm)].map(([, command]) => `op ${command}`);
    const isMissing = (command: string | undefined): boolean => !new RegExp(`\`${command}[ \`]`).test(named);
    expect([...commands, ...subcommands].length).toBeGreaterThan(25);
    expect([...commands, ...subcommands].filter((command) => command !== 'operation' && isMissing(command))).toEqual(
      [],
    );
  });
});

async function help(command: string): Promise<string> {
  const words = command.split(' ').filter((word) => word !== '');
  const { code, stdout } = await withFolder((home) => contree(home, [...words, '--help'], { env: { COLUMNS: '200' } }));
  expect(code).toBe(0);
  return stdout;
}

/** The options that a help describes, long and short, except the one for the help itself. */
function optionsOf(page: string): (string | undefined)[] {
  const described = [...page.matchAll(/^ {2}(-.*?)(?: {2}|$)/gm)].map(([, options = '']) => options);
  const options = described.flatMap((names) => [...names.matchAll(/(?:^|, )(--?[a-zA-Z-]+)/g)].map(([, name]) => name));
  return options.filter((name) => name !== '-h' && name !== '--help');
}
