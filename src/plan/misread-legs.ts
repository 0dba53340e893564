import { quote } from '../values/values.ts';
import { isLegField } from './leg-fields.ts';
import { isEmpty, type YamlEntry, type YamlNode } from './yaml-node.ts';

interface Misread {
  /** Where it shows. */
  readonly entry: YamlEntry;
  readonly problem: string;
}

/** What a map was written as in place of legs: the input with its name, or the whole of another file. Null for legs. */
export function problemOfWhole(entries: readonly YamlEntry[], isFile: boolean): Misread | null {
  const [first] = entries;
  if (first === undefined) return null;
  const unnamed = problemOfUnnamed(entries);
  if (unnamed !== null) return unnamed;
  if (first.name === 'legs' && entries.length === 1) {
    if (isOuter(first.value)) {
      const outer = isFile ? 'stands around the legs' : "is the input's name";
      return { entry: first, problem: `${quote('legs')} ${outer}: leave this line out, and begin with the legs` };
    }
    if (isFile && isTextOfLegs(first.value)) {
      const problem = `${quote('legs')} holds the legs as a text: leave this line out, and begin with the legs`;
      return { entry: first, problem };
    }
  }
  return isFile ? problemOfFile(entries) : null;
}

/** The fields of one leg without its name, each of which would be a leg with a command. Some names of legs are fields too. */
function problemOfUnnamed(entries: readonly YamlEntry[]): Misread | null {
  const isText = ({ value }: YamlEntry): boolean => value.kind === 'text' && !isEmpty(value);
  const fields = entries.filter(({ name }) => isLegField(name));
  const command = fields.find(({ name }) => name === 'command');
  const other = fields.find(({ name }) => name !== 'command');
  if (command === undefined || other === undefined || !entries.every(isText)) return null;
  const what = `${quote('command')} and ${quote(other.name)} are fields of a leg that has no name`;
  return { entry: command, problem: `${what}: write a name such as "unit:" above them, and indent them below it` };
}

/** Words of other files, which make no leg, and what such a file is. */
function problemOfFile(entries: readonly YamlEntry[]): Misread | null {
  const find = (name: string, fits: (value: YamlNode) => boolean): YamlEntry | undefined =>
    entries.find((entry) => entry.name === name && fits(entry.value));
  const legs = find('legs', isOuter);
  if (legs !== undefined) {
    return { entry: legs, problem: `${quote('legs')} stands around the legs: name a file that holds nothing else` };
  }
  const jobs = find('jobs', isOuter) ?? find('steps', isListOfMaps) ?? find('runs', isOuter);
  if (jobs !== undefined) {
    const problem = `${quote(jobs.name)} belongs to a workflow or an action: name a file that holds the legs alone`;
    return { entry: jobs, problem };
  }
  const matrix = find('matrix', isOuter) ?? find('strategy', isOuter) ?? find('include', isListOfMaps);
  if (matrix === undefined) return null;
  return { entry: matrix, problem: `${quote(matrix.name)} belongs to a matrix: write it in the input matrix` };
}

/** A map without a field of a leg, so that its name is that of no leg. */
function isOuter(value: YamlNode): boolean {
  return value.kind === 'map' && !value.entries.some((field) => isLegField(field.name));
}

function isListOfMaps(value: YamlNode): boolean {
  return value.kind === 'list' && value.items.some(({ kind }) => kind === 'map');
}

/** As below `legs: |` in a workflow. */
function isTextOfLegs(value: YamlNode): boolean {
  return value.kind === 'text' && /^\s*(?:#.*\n\s*)*[\w./@+-]+:(?:\s|$)/.test(value.text);
}
