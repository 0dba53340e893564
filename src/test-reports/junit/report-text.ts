import { TextDecoder } from 'node:util';
import { BadReport } from './bad-report.ts';

/** Bytes that are decoded at a time: little enough that a signal is heard soon. */
export const PIECE = 16 * 1024;

/** Bytes within which an XML declaration says its encoding. */
const HEAD = 1024;
const DECLARED_ENCODING = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][\w.-]{0,39})["']/;

/**
 * The text of an XML document, piece by piece. Its encoding is that of its byte order mark, else of its XML declaration, else
 * UTF-8; bytes that make no sense in it become U+FFFD. Throws `BadReport` for an encoding that is not known and for a document
 * of more bytes.
 */
export async function* reportText(chunks: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const piece of piecesWithHead(limited(chunks, mostBytes))) {
    decoder ??= decoderFor(piece);
    yield decoder.decode(piece, { stream: true });
  }
  if (decoder !== null) yield decoder.decode();
}

/** The same bytes; the first piece has all that an XML declaration can take, if there is so much. */
async function* piecesWithHead(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | null = new Uint8Array();
  for await (const chunk of chunks) {
    if (head === null) yield* pieces(chunk);
    else {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      if (head.length < HEAD) continue;
      yield* pieces(head);
      head = null;
    }
  }
  if (head !== null && head.length > 0) yield head;
}

function* pieces(chunk: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
}

async function* limited(chunks: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new BadReport(`it is larger than ${mostBytes / 1024 ** 2} MiB`);
    yield chunk;
  }
}

function decoderFor(head: Uint8Array): TextDecoder {
  const [first, second, third, fourth] = head;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  // `<?` without a mark.
  if (first === 0x3c && second === 0 && third === 0x3f && fourth === 0) return new TextDecoder('utf-16le');
  if (first === 0 && second === 0x3c && third === 0 && fourth === 0x3f) return new TextDecoder('utf-16be');
  const [, declared = 'utf-8'] = DECLARED_ENCODING.exec(Buffer.from(head).toString('latin1', 0, HEAD)) ?? [];
  return decoderOf(declared);
}

function decoderOf(encoding: string): TextDecoder {
  try {
    const decoder = new TextDecoder(encoding);
    // .NET writes this into files of UTF-8. Where the declaration can be read byte by byte, it cannot be true.
    return decoder.encoding.startsWith('utf-16') ? new TextDecoder() : decoder;
  } catch {
    throw new BadReport(`it has an encoding that is not known: ${encoding}`);
  }
}
