const LINE_FEED = 0x0a;

/** Names of characters that a token can hold, in lower case, and of some that are invisible. */
const CHARACTER_NAMES =
  'amp & lt < gt > quot " apos \' sol / bsol \\ plus + equals = lowbar _ underbar _ hyphen - dash - period . comma , ' +
  'colon : semi ; excl ! num # dollar $ percnt % ast * midast * lpar ( rpar ) lsqb [ lbrack [ rsqb ] rbrack ] lcub { ' +
  'lbrace { rcub } rbrace } vert | verbar | verticalline | grave ` diacriticalgrave ` commat @ quest ? hat ^ tilde ~';
export const NAMES: ReadonlyMap<string, number> = new Map([
  ...Array.from(CHARACTER_NAMES.matchAll(/(\w+) (\S)/g), ([, name = '', character = '']) => {
    return [name, character.charCodeAt(0)] as const;
  }),
  ...['nbsp', 'shy', 'zwj', 'zwnj', 'tab', 'newline'].map((name) => [name, LINE_FEED] as const),
]);
export const NAME_LIST = [...NAMES.keys()];
export const LONGEST_NAME = Math.max(...NAME_LIST.map((name) => name.length));
