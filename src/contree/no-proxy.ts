import { BlockList, isIP } from 'node:net';
import { domainToASCII } from 'node:url';

type Rule = (host: string, port: string) => boolean;

/** The hosts that `NO_PROXY` names. Ranges and addresses match addresses as they are written: no name is looked up for them. */
export class BypassRules {
  /** The entries that are of no known form. Untrusted. */
  readonly unknown: readonly string[];
  readonly #rules: readonly Rule[];

  /** @param list entries between commas or blanks; may be empty */
  constructor(list: string) {
    const entries = list
      .replaceAll(/\s+-\s+/g, '-')
      .split(/[\s,]/)
      .filter((entry) => entry !== '');
    const read = entries.map((entry) => ({ entry, rule: readEntry(entry) }));
    this.#rules = read.flatMap(({ rule }) => rule ?? []);
    this.unknown = read.filter(({ rule }) => rule === null).map(({ entry }) => entry);
  }

  /**
   * @param hostname as `URL` has it: an IPv6 address in brackets
   * @param port decimal
   */
  bypasses(hostname: string, port: string): boolean {
    const host = bare(hostname);
    return this.#rules.some((rule) => rule(host, port));
  }
}

/** Also addresses of IPv4 within one of IPv6. A `BlockList` would take 3 ms of every step's start. */
const LOOPBACK = /^(?:(?:::ffff:)?127\.|::1$|::ffff:7f[\da-f]{2}:)/;

/** Whether it is `localhost`, in 127.0.0.0/8 or ::1; the URL parser has already brought every other spelling to these. */
export function isLoopback(hostname: string): boolean {
  const host = bare(hostname);
  return host === 'localhost' || (isIP(host) > 0 && LOOPBACK.test(host));
}

/** Without brackets and without the dot that ends an absolute name. */
function bare(host: string): string {
  return host.toLowerCase().replaceAll(/[[\]]/g, '').replace(/\.$/, '');
}

/** Null for an entry of no known form. */
function readEntry(entry: string): Rule | null {
  if (entry === '*') return () => true;
  return readAddresses(entry) ?? readName(entry);
}

/** An address with or without a port, `10.0.0.0/8` as Go and Python know it, or `10.0.0.1-10.0.0.9` as Node does. */
function readAddresses(entry: string): Rule | null {
  const listed = new BlockList();
  const [first = '', last = ''] = entry.split('-');
  const [network = '', bits = ''] = entry.split('/');
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(entry) ?? [];
  const address = isIP(entry) > 0 ? entry : (bracketed ?? plain ?? '');
  try {
    if (isIP(address) > 0) listed.addAddress(address, familyOf(address));
    else if (isIP(first) > 0) listed.addRange(first, last, familyOf(first));
    else if (/^\d{1,3}$/.test(bits)) listed.addSubnet(network, Number(bits), familyOf(network));
    else return null;
  } catch {
    // Of two families, a range that ends before it starts, a prefix that is longer than an address, or no address.
    return null;
  }
  return (host, ofPort) => (port === undefined || port === ofPort) && isListed(listed, host);
}

/**
 * `name` and `.name` mean the host and all below it, as in curl and the toolkit; `*.name` all below it. Each may have a port.
 */
function readName(entry: string): Rule | null {
  const [, wildcard, written = '', port] = /^(\*\.|\.)?([^\s/*:[\]]+?)\.?(?::(\d{1,5}))?$/.exec(entry) ?? [];
  const name = domainToASCII(written);
  // A range that is none would be taken for a name.
  if (name === '' || isIP(name.split('-')[0] ?? '') > 0) return null;
  return (host, ofPort) => {
    if (port !== undefined && port !== ofPort) return false;
    return (host === name && wildcard !== '*.') || host.endsWith(`.${name}`);
  };
}

function isListed(list: BlockList, host: string): boolean {
  return isIP(host) > 0 && list.check(host, familyOf(host));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
