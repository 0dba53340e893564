import type { Manifest } from '../manifest.ts';
import { inputOverview, inputSections, internalInputs } from './inputs.ts';
import { outputModes, outputTables } from './outputs.ts';
import { AFTER_OUTPUTS, HOW_VALUES_ARE_WRITTEN, INTRODUCTION } from './texts.ts';

/** The text of `docs/reference.md`. */
export function referencePage(manifest: Manifest): string {
  return `<!-- Generated from action.yml by \`npm run docs\`; change that, or scripts/reference. -->

# Inputs and outputs

${INTRODUCTION}

## How values are written

${HOW_VALUES_ARE_WRITTEN}

## Which mode has which input

Each mode also has the [internal inputs](#internal-inputs), which no workflow sets.

${inputOverview(manifest)}

## Inputs

${inputSections(manifest)}

## Outputs

They are always written, even after a crash. ${outputModes(manifest)}

${outputTables(manifest)}

${AFTER_OUTPUTS}

## Internal inputs

No workflow sets these. Their defaults are expressions, since an action gets these facts in no other way.

${internalInputs(manifest)}`;
}
