import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { CANCEL } from './cancel-scenarios.ts';
import { GIVEN } from './given-scenarios.ts';
import { LIST } from './list-scenarios.ts';
import { REFERENCES } from './reference-scenarios.ts';
import { RUN_FILES } from './run-files-scenarios.ts';
import { RUN } from './run-scenarios.ts';
import { RUN_SETTINGS } from './run-settings-scenarios.ts';
import { RUN_SURROUNDINGS } from './run-surroundings-scenarios.ts';
import { RUN_TROUBLE } from './run-trouble-scenarios.ts';
import { SHOW } from './show-scenarios.ts';
import { WAIT } from './wait-scenarios.ts';
import { WAIT_TROUBLE } from './wait-trouble-scenarios.ts';

const text = readFileSync(new URL('../../docs/differences-from-the-cli.md', import.meta.url), 'utf8');
const entries = text.split(/^### /m).slice(1);

/** As GitHub makes anchors of headings. */
function anchorOf(entry: string): string {
  const [heading = ''] = entry.split('\n');
  return heading.toLowerCase().replaceAll(' ', '-');
}

it('documents every difference that a scenario shows, and no other', () => {
  const operations = [WAIT, WAIT_TROUBLE, GIVEN, SHOW, CANCEL, LIST, REFERENCES].flat();
  const runs = [RUN, RUN_SETTINGS, RUN_SURROUNDINGS, RUN_FILES, RUN_TROUBLE].flat();
  const shown = [...operations, ...runs].flatMap(({ differences = [] }) => differences.map(({ id }) => id));
  expect(entries.map(anchorOf).toSorted()).toEqual([...new Set(shown)].toSorted());
});

it.each(entries.map((entry) => [anchorOf(entry), entry]))('says of %s what each does, and why', (_, entry) => {
  const points = [...entry.matchAll(/^- \*\*(.+):\*\* \S/gm)].map(([, point]) => point);
  expect(points).toEqual(['Command line', 'Action', 'Why']);
});
