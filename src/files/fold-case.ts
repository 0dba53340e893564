/** In lower case as git folds a path: letters of ASCII alone, so that a text of bytes stays one. */
export function foldCase<Text extends string>(text: Text): Text {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()) as Text;
}
