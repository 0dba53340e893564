export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;

export function countLines(bytes: Buffer): number {
  const lineEnds = countLineEnds(bytes);
  return bytes.length === 0 || endsLine(bytes, bytes.length - 1) ? lineEnds : lineEnds + 1;
}

/** Native searches, which take a tenth of the time of a look at each byte: an output may have 10 MiB. */
export function countLineEnds(bytes: Buffer, until = bytes.length): number {
  let lineEnds = 0;
  const count = (byte: number): void => {
    for (let at = bytes.indexOf(byte); at !== -1 && at < until; at = bytes.indexOf(byte, at + 1)) {
      if (endsLine(bytes, at)) lineEnds += 1;
    }
  };
  count(LINE_FEED);
  count(CARRIAGE_RETURN);
  return lineEnds;
}

/** Lines end where the runner ends them: also at a lone carriage return, which progress bars write. */
export function endsLine(bytes: Buffer, at: number): boolean {
  const byte = bytes[at];
  return byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED);
}
