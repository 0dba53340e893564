/** Devices on Windows, with any extension; `COM¹` is `COM1`. */
export const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³]) *(?:\.|$)/iu;

/**
 * Why Windows takes no file or folder of this name, or would take it for another one; null when it takes it. A colon begins a
 * stream of the file whose name stands before it, and dots and blanks at the end are dropped:
 * https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
 */
export function problemOnWindows(name: string): string | null {
  const [character] = /[<>:"|?*\\/]/.exec(name) ?? [];
  if (character !== undefined) return `Windows has no names with ${character}`;
  if (/[. ]$/.test(name)) return 'Windows has no names that end with a dot or a blank';
  return DEVICE.test(name) ? 'it is the name of a device on Windows' : null;
}
