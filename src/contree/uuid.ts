/** As the service sends them: nearly all are. */
const USUAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UUID = /^([0-9a-f]{8})(-?)([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{4})\2([0-9a-f]{12})$/i;

/** The UUID in lower case with hyphens, from any case and with all its hyphens or none; null for any other text. */
export function parseUuid(text: string): string | null {
  if (USUAL.test(text)) return text;
  return UUID.test(text) ? text.toLowerCase().replace(UUID, '$1-$3-$4-$5-$6') : null;
}
