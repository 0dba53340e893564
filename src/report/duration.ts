/** A duration for people: `0.4 s`, `12.3 s`, `2 min 10 s`, `1 h 5 min`. Takes seconds; what is no finite duration is `0 s`. */
export function formatDuration(seconds: number): string {
  if (!(seconds > 0 && Number.isFinite(seconds))) return '0 s';
  const tenths = Math.round(seconds * 10);
  if (tenths < 600) return `${tenths / 10} s`;
  const whole = Math.round(seconds);
  if (whole < 3_600) return pair(Math.floor(whole / 60), 'min', whole % 60, 's');
  const minutes = Math.round(whole / 60);
  return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
