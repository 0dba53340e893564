/** The byte of a view that stands for an ellipsis, or three dots, where a text was cut. No UTF-8 holds it. */
export const CUT_MARK = 0xff;

/**
 * Bytes of UTF-8 as a secret is searched in them, and the place in the text that each stands for. Letters are in lower case,
 * and the punctuation that differs from one alphabet of base64 to another is `+`: it finds more spellings, and a secret is too
 * long to be met by chance.
 */
export class TextView {
  bytes = new Uint8Array(0);
  start = new Uint32Array(0);
  end = new Uint32Array(0);
  length = 0;
  /** Where an escape or a sequence begins that the end of the text cuts; Infinity when none is cut. */
  open = Infinity;

  /** Makes it empty, with room for this many bytes. */
  clear(capacity: number): void {
    this.length = 0;
    this.open = Infinity;
    if (capacity <= this.bytes.length) return;
    const size = Math.max(256, 2 ** Math.ceil(Math.log2(capacity)));
    this.bytes = new Uint8Array(size);
    this.start = new Uint32Array(size);
    this.end = new Uint32Array(size);
  }

  /** Takes the first `length` of its bytes for a text: each stands for itself. */
  beText(length: number): void {
    const { start, end } = this;
    this.length = length;
    // Views that are derived from this one never write to it, so what is numbered stays so.
    for (let at = length - 1; at >= 0 && end[at] !== at + 1; at -= 1) {
      start[at] = at;
      end[at] = at + 1;
    }
  }

  /** Makes it as long as another view, which has the same bytes but for those at its end. */
  shorten({ length, open }: TextView): void {
    this.length = length;
    this.open = open;
  }

  add(byte: number, start: number, end: number): void {
    const at = this.length;
    this.bytes[at] = byte;
    this.start[at] = start;
    this.end[at] = end;
    this.length = at + 1;
  }

  cutAt(place: number | undefined): void {
    this.open = Math.min(this.open, place ?? Infinity);
  }
}
