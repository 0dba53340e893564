import { LEG_FIELDS } from '../src/plan/leg-fields.ts';
import { withBlock } from './generated.ts';
import { legsSchema, matrixSchema } from './plan-schemas.ts';

/** What is generated from the tables by which mode run reads its legs: path → text. `read` returns a file as it is. */
export function planFiles(read: (name: string) => string): readonly (readonly [name: string, text: string])[] {
  const page = 'docs/editors.md';
  return [
    ['schema/legs.json', legsSchema()],
    ['schema/matrix.json', matrixSchema()],
    [
      page,
      withBlock(read(page), {
        page,
        name: 'fields',
        source: 'generated from src/plan by npm run docs',
        text: fieldTable(),
      }),
    ],
  ];
}

function fieldTable(): string {
  const rows = [...LEG_FIELDS].map(([name, { takes, doc }]) => {
    return `| \`${name}\` | ${takes.join(' or ')} | ${doc} |\n`;
  });
  return `| Field | Value | Meaning |\n| --- | --- | --- |\n${rows.join('')}`;
}
