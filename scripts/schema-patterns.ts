import { PLACEHOLDER } from '../src/plan/placeholders.ts';

/** The pattern for a text that the step reads without the blanks around it. */
export function ofTrimmed(pattern: RegExp): string {
  return `^\\s*${inner(pattern)}\\s*$`;
}

/**
 * The pattern for a text that may be blank, which counts as not given, or hold a placeholder, whose value no editor knows.
 * @param isPositive its number must be above 0
 */
export function ofTemplate(pattern: RegExp, isPositive: boolean): string {
  const condition = isPositive ? '(?=[^-]*[1-9])' : '';
  return `^\\s*(?:${condition}${inner(pattern)})?\\s*$|${withoutNames(PLACEHOLDER.source)}`;
}

/** Without its anchors; no pattern here has an alternative outside of a group. */
function inner({ source }: RegExp): string {
  const begun = withoutNames(source).slice(1);
  return begun.endsWith('$') ? begun.slice(0, -1) : `${begun}[\\s\\S]*`;
}

/** Other engines write names of groups in other ways. */
function withoutNames(source: string): string {
  return source.replaceAll(/\(\?<\w+>/g, '(?:');
}
