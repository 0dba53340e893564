/** The JSON of a body whose JSON nobody depends on; undefined when it is none. Never throws. */
export function parseBody(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined; // The caller has another source for what the body would have said, or says that it has none.
  }
}
