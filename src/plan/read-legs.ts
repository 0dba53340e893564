import type { Place } from '../values/place.ts';
import type { Problems } from '../values/problems.ts';
import { type Environment, quote } from '../values/values.ts';
import { problemOfWhole } from './misread-legs.ts';
import { ownTemplate, readSettings } from './read-settings.ts';
import { type LegDraft, MOST_LEGS, NO_SETTINGS, problemOfName } from './settings.ts';
import { isCommand } from './unknown-field.ts';
import { asMap, isEmpty, lineIn, type YamlEntry, type YamlNode } from './yaml-node.ts';

const FORM = 'write lines of "name: command", such as "unit: npm test"';

/** What each leg is read with. */
interface LegsPlace {
  /** The input `legs`, or the file that `legs-file` names. */
  readonly source: Place;
  readonly variables: Environment;
}

/** The legs: a map of name → command, or name → settings. */
export function readLegs(node: YamlNode, place: LegsPlace, problems: Problems): LegDraft[] {
  const { source } = place;
  const map = asMap(source, node, { content: 'leg', form: FORM }, problems);
  if (map === null) return [];
  const { entries } = map;
  const whole = problemOfWhole(entries, source.file !== undefined);
  if (whole !== null) {
    problems.add(lineIn(source, whole.entry), whole.problem);
    return [];
  }
  if (entries.length > 0 && entries.length <= MOST_LEGS) return entries.map((entry) => readLeg(entry, place, problems));
  if (entries.length === 0) problems.add(lineIn(source, map), `it holds no leg: ${FORM}`);
  else problems.add(source, `it holds ${String(entries.length)} legs: use at most ${String(MOST_LEGS)}`);
  return [];
}

function readLeg(entry: YamlEntry, place: LegsPlace, problems: Problems): LegDraft {
  const { name, value } = entry;
  const line = lineIn(place.source, entry);
  const problem = problemOfName(name);
  if (problem !== null) problems.add(line, `${quote(name)} ${problem}`);
  const shown = /^[\w./@+-]+$/.test(name) ? name : quote(name);
  const draft = { name, where: { ...line, name: shown }, values: new Map([['leg', name]]) };
  if (isEmpty(value)) return { ...draft, own: NO_SETTINGS };
  if (value.kind === 'text')
    return { ...draft, own: { ...NO_SETTINGS, command: ownTemplate(value.text, draft.where) } };
  const fields = value.kind === 'map' ? value.entries : [{ name: 'command', line: value.line, value }];
  const own = readSettings(fields, { ...place, leg: shown }, problems);
  const isBroken = value.kind === 'map' && value.isBroken === true;
  const hasBadCommand = own.command === null && (isBroken || fields.some((field) => isCommand(field.name)));
  return { ...draft, own, ...(hasBadCommand && { hasBadCommand }) };
}
