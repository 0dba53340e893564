/**
 * Where the log goes: writes each text at once. When nobody reads the log any more (its pipe is closed), the step goes on
 * without it: there are still outputs to write and perhaps operations to cancel, and nowhere to say that it is lost.
 */
export function openLogStream(stream: NodeJS.WritableStream): (text: string) => void {
  stream.on('error', () => undefined);
  return (text) => {
    stream.write(text);
  };
}
