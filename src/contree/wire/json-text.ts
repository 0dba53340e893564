/** The JSON of a value that came where a text should be. Never throws, as `JSON.stringify` does for what nests too deeply. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    return `unreadable: ${String(error)}`;
  }
}
