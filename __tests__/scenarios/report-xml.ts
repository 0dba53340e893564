/** A text as the value of an attribute, or within an element: what XML forbids as a reference, which tools write as well. */
export function attribute(text: string): string {
  return text.replaceAll(/[&<>"'\p{Cc}\ufffe\uffff]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}
