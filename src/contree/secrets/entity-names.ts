const LINE_FEED = 0x0a;

/** Names of characters that a token can hold, in lower case, each with its character behind it. */
const CHARACTER_NAMES =
  'amp& lt< gt> quot" apos\' sol/ bsol\\ plus+ equals= lowbar_ underbar_ hyphen- dash- period. comma, colon: ' +
  'semi; excl! num# dollar$ percnt% ast* midast* lpar( rpar) lsqb[ lbrack[ rsqb] rbrack] lcub{ lbrace{ rcub} ' +
  'rbrace} vert| verbar| verticalline| grave` diacriticalgrave` commat@ quest? hat^ tilde~';
/** Names in lower case, with the character of each; those of invisible ones stand for a line feed. */
export const NAMES: ReadonlyMap<string, number> = new Map([
  ...CHARACTER_NAMES.split(' ').map((entry) => [entry.slice(0, -1), entry.charCodeAt(entry.length - 1)] as const),
  ...['nbsp', 'shy', 'zwj', 'zwnj', 'tab', 'newline'].map((name) => [name, LINE_FEED] as const),
]);
export const NAME_LIST = [...NAMES.keys()];

const LETTER_A = 0x61;
const LETTERS = 26;
/** The beginnings of all names, the empty one first. The number of each is its state: a name is read without a string of it. */
const BEGINNINGS = [...new Set(NAME_LIST.flatMap((name) => Array.from(`${name} `, (_, size) => name.slice(0, size))))];
const STATES = new Map(BEGINNINGS.map((text, state) => [text, state]));
const NEXT = new Uint16Array(BEGINNINGS.length * LETTERS);
for (const [text, state] of STATES) {
  if (state > 0) NEXT[placeOf(STATES.get(text.slice(0, -1)) ?? 0, text.charCodeAt(text.length - 1))] = state;
}
/** By state: the character of the name that ends there, 0 for none. */
export const NAMED = Uint8Array.from(BEGINNINGS, (text) => NAMES.get(text) ?? 0);

/** The state after one more byte; 0, the state before a name, when no name goes on with it. */
export function nextOfName(state: number, byte: number): number {
  return byte >= LETTER_A && byte < LETTER_A + LETTERS ? (NEXT[placeOf(state, byte)] ?? 0) : 0;
}

function placeOf(state: number, letter: number): number {
  return state * LETTERS + letter - LETTER_A;
}
