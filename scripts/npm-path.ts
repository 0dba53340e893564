/**
 * Path of the npm that started this script. On Windows npm itself is a script of a shell, which no program can start. Throws
 * when it was started without npm.
 * @param command what starts it, such as `npm run check`
 */
export function npmPath(command: string): string {
  const path = process.env['npm_execpath'];
  if (path === undefined) throw new Error(`Start it with \`${command}\`.`);
  return path;
}
