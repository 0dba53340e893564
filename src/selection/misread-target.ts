import { hiddenCharacterIn } from '../values/hidden-characters.ts';
import { NEITHER } from './session.ts';

const UUID_WITHIN = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/iu;

export const ADVICE = 'give the output "operations" of a run step';

/**
 * Why a text stands for no operation, and what to give in its place.
 * @param unknown for a text that looks like nothing known
 */
export function reasonFor({ reason }: { readonly reason: string }, text: string, unknown: string): string {
  return reason === NEITHER ? (misreadTarget(text) ?? unknown) : `${reason}: ${ADVICE}`;
}

/** Why the text stands for no operation, and what to give in its place; null when nothing is known of it. */
function misreadTarget(text: string): string | null {
  if (text === 'Object' || text === 'Array') {
    return 'GitHub writes this for a list or an object: use toJSON() in the expression';
  }
  const hidden = hiddenCharacterIn(text);
  if (hidden !== null) return `it holds ${hidden}, which does not show: drop that character`;
  const [uuid] = UUID_WITHIN.exec(text) ?? [];
  if (uuid !== undefined) return `more than a UUID: give ${uuid.toLowerCase()} alone`;
  const digits = text.replaceAll('-', '');
  if (!/^[0-9a-z]{24,40}$/iu.test(digits) || !/\d/u.test(digits)) return null;
  if (!/^[0-9a-f]*$/iu.test(digits)) return 'a UUID has the digits 0-9 and a-f only: copy it again';
  return `a UUID has 32 digits, and this has ${String(digits.length)}: copy it again`;
}
