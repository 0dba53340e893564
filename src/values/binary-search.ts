/** The first index from 0 on, up to `end`, at which what was true before no longer is: binary search. */
export function firstIndex(end: number, isBefore: (index: number) => boolean): number {
  let start = 0;
  let last = end;
  while (start < last) {
    const middle = (start + last) >>> 1;
    if (isBefore(middle)) start = middle + 1;
    else last = middle;
  }
  return start;
}
