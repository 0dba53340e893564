/** Why a step stopped early, in pieces that a log line shows whole: it takes 1,000 UTF-16 units of one text. */
export interface StopReasons {
  readonly first: string;
  /** Those that fit into one annotation with the first. */
  readonly inAnnotation: readonly string[];
  readonly below: readonly string[];
}

/** UTF-16 units of a line, and of all reasons in an annotation, which the platform cuts at 4,096. */
const LINE_LENGTH = 900;
const ANNOTATION_LENGTH = 3_500;

export function reasonsOf(stopped: string): StopReasons {
  const [first = '', ...others] = linesOfReasons(stopped);
  let left = ANNOTATION_LENGTH - first.length;
  const end = others.findIndex((reason) => {
    left -= reason.length + 1;
    return left < 0;
  });
  const count = end < 0 ? others.length : end;
  return { first, inAnnotation: others.slice(0, count), below: others.slice(count) };
}

function linesOfReasons(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.flatMap((line) => (line.length <= LINE_LENGTH ? [line] : piecesOf(line)));
}

/** Between words where it can. */
function piecesOf(line: string): string[] {
  return line.match(/\S.{0,400}(?=\s|$)|\S.{0,400}/gu) ?? [];
}
