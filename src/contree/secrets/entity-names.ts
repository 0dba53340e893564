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
export const LONGEST_NAME = Math.max(...NAME_LIST.map((name) => name.length));
