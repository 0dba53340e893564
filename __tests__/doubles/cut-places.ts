/**
 * Where to cut a text of so many characters: everywhere, and a long one at two of eleven places, which come to each place
 * within escapes of 3 to 10 characters.
 */
export function cutPlaces(length: number): number[] {
  const step = length > 120 ? 5.5 : 1;
  return Array.from({ length: Math.ceil((length - 1) / step) }, (_, index) => 1 + Math.floor(index * step));
}
