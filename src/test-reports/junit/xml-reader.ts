import sax from 'sax';
import { BadReport } from './bad-report.ts';
import { ENTITY_TEXTS } from './entity-texts.ts';
import { LONGEST_TEXT } from './report-limits.ts';

export type Attributes = ReadonlyMap<string, string>;

/** Hears the elements of a document in their order. */
export interface XmlListener {
  /** Names of attributes that are handed on; the rest is skipped. */
  readonly attributes: ReadonlySet<string>;
  /** @param name without the prefix of a namespace */
  open(name: string, attributes: Attributes): void;
  /** A part of the text of the element that was opened last and is not closed. */
  text(part: string): void;
  close(): void;
}

/** What `sax` says, in words that tell more. */
const REASONS: Readonly<Record<string, string>> = {
  'Invalid character in entity name': 'a & that begins no reference',
  'Max buffer length exceeded': 'a name that is too long',
  'Non-whitespace before first tag': 'text before the first element',
  'Text data outside of root node': 'text outside of the root element',
  'Unencoded <': 'a < that begins no element',
};

/** Texts that `sax` collects as a whole. They are no names: the rest of them can be left out without harm. */
const CUTTABLE = ['attribValue', 'comment', 'procInstBody'] as const;
const TOO_LONG = /^Max buffer length exceeded: (\w+)/;

/** Comments with two hyphens in them that are read, though XML forbids them: each costs ten times what it should. */
const MOST_MALFORMED = 1000;

/**
 * UTF-16 units that the parser gets at a time. Between them, attributes are cut and declarations refused: of one without an end
 * the parser reads all again with each character.
 */
const STRIDE = 1024;
/** What follows `<!` where it begins a comment, a CDATA section or a document type. */
const LONGEST_OPENING = '[CDATA['.length;

/** The state of the parser that its types leave out. */
type Parser = sax.SAXParser &
  Record<(typeof CUTTABLE)[number] | 'sgmlDecl', string> & { readonly doctype: string | true };

/**
 * Reads an XML document that comes in parts. Refuses, with `BadReport`, what is no XML or cut off, what is nested deeper than
 * `depth`, and every document type, so that no entity is ever declared; reads no file and no address. Memory is bounded: an
 * attribute is cut after some 64 KiB, and text is handed on in parts.
 */
export class XmlReader {
  readonly #parser = sax.parser(true) as Parser;
  readonly #listener: XmlListener;
  readonly #mostDepth: number;
  #attributes = new Map<string, string>();
  #depth = 0;
  #hasRoot = false;
  #isEnding = false;
  #malformedComments = 0;

  constructor(listener: XmlListener, mostDepth: number) {
    this.#listener = listener;
    this.#mostDepth = mostDepth;
    const parser = this.#parser;
    // They answer for every name, so the parser itself judges none: it refuses some that tools write.
    parser.ENTITIES = ENTITY_TEXTS;
    parser.onerror = (error) => {
      this.#judge(error);
    };
    parser.onattribute = ({ name, value }) => {
      this.#keep(name, value);
    };
    parser.onopentagstart = () => {
      this.#begin();
    };
    parser.onopentag = ({ name }) => {
      listener.open(name.slice(name.lastIndexOf(':') + 1), this.#attributes);
    };
    parser.ontext = parser.oncdata = (part) => {
      if (this.#depth > 0) listener.text(part);
      else if (part.trim() !== '') throw this.#noXml('text outside of the root element');
    };
    parser.onclosetag = () => {
      this.#depth -= 1;
      listener.close();
    };
    parser.ondoctype = parser.onsgmldeclaration = refuseDeclaration;
  }

  write(part: string): void {
    for (let at = 0; at < part.length; at += STRIDE) {
      this.#parser.write(part.slice(at, at + STRIDE));
      this.#refuseDeclaration();
    }
  }

  end(): void {
    this.#isEnding = true;
    this.#parser.close();
    if (!this.#hasRoot) throw new BadReport('it is empty, or has no XML element');
  }

  #begin(): void {
    this.#refuseDeclaration();
    if (this.#depth === 0 && this.#hasRoot) throw this.#noXml('a second root element');
    this.#hasRoot = true;
    this.#depth += 1;
    if (this.#depth > this.#mostDepth) throw new BadReport(`its elements are nested deeper than ${this.#mostDepth}`);
    this.#attributes = new Map();
  }

  /** The first of a name counts. The parser's own record of them is emptied: it grows without bounds, and has a prototype. */
  #keep(name: string, value: string): void {
    this.#parser.tag.attributes = {};
    if (this.#listener.attributes.has(name) && !this.#attributes.has(name)) this.#attributes.set(name, value);
  }

  /** One is known before its end, which may never come. */
  #refuseDeclaration(): void {
    if (this.#parser.doctype !== '' || this.#parser.sgmlDecl.length > LONGEST_OPENING) refuseDeclaration();
  }

  #judge({ message }: Error): void {
    const [what = ''] = message.split(/[:\n]/, 1);
    this.#refuseDeclaration();
    if (this.#isEnding) throw new BadReport(`it is cut off in line ${this.#line}`);
    if (what === 'Inappropriately located doctype declaration') refuseDeclaration();
    if (!this.#tolerates(what) && !this.#cut(message)) throw this.#noXml(reasonFor(what));
    this.#parser.resume();
  }

  #tolerates(what: string): boolean {
    if (what !== 'Malformed comment') return false;
    this.#malformedComments += 1;
    return this.#malformedComments <= MOST_MALFORMED;
  }

  /** Whether the message says that one of the texts is too long that can be cut. */
  #cut(message: string): boolean {
    const buffer = CUTTABLE.find((name) => name === TOO_LONG.exec(message)?.[1]);
    if (buffer === undefined) return false;
    this.#parser[buffer] = this.#parser[buffer].slice(0, LONGEST_TEXT + 1);
    return true;
  }

  #noXml(reason: string): BadReport {
    return new BadReport(`it is no XML: ${reason} in line ${this.#line}`);
  }

  get #line(): number {
    return this.#parser.line + 1;
  }
}

function refuseDeclaration(): never {
  throw new BadReport('it declares a document type, which can define entities');
}

function reasonFor(what: string): string {
  const sentence = what.replace(/\.$/, '');
  return REASONS[sentence] ?? sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
