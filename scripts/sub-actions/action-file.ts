import type { Manifest, ManifestInput, ManifestOutput } from '../manifest.ts';

/** Columns of a description's lines, without their indent. */
const WIDTH = 122;

/** The text of a sub-action's `action.yml`. */
export function actionFile({ name, author, description, inputs, outputs, runs }: Manifest): string {
  return `# Generated from the action.yml of the root by \`npm run docs\`; change that, or scripts/sub-actions.
name: ${quoted(name)}
author: ${author}
description: ${quoted(description)}

inputs:
${entries(inputs)}
outputs:
${entries(outputs)}
runs:
${Object.entries(runs)
  .map(([key, value]) => `  ${key}: ${value}\n`)
  .join('')}`;
}

function entries(all: readonly (ManifestInput | ManifestOutput)[]): string {
  let group = '';
  return all
    .map((entry) => {
      const heading = entry.group === group ? '' : `${group === '' ? '' : '\n'}  # ${entry.group}\n`;
      group = entry.group;
      const value = 'default' in entry ? `    default: ${literal(entry.default)}\n` : '';
      return `${heading}  ${entry.name}:\n    description: >-\n${folded(entry.description)}${value}`;
    })
    .join('');
}

/** The lines of a folded text: a reader joins them with blanks. */
function folded(text: string): string {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && longer.length <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => `      ${line}\n`).join('');
}

/** Words and expressions stay plain, as in the root's file. */
function literal(text: string): string {
  return /^(?:[a-zA-Z][\w-]*|\d+[a-z]+|\$\{\{ .* \}\})$/.test(text) && !['true', 'false'].includes(text)
    ? text
    : quoted(text);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
