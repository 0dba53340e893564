import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PayloadSpool } from '../../../src/modes/payload-spool.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spool-'));
  path = join(folder, 'payloads');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('a spool of payloads', () => {
  it('gives each back as it was, in any order, and none to others', () => {
    const spool = new PayloadSpool(path);
    const payloads = [{ text: 'é\n' }, null, [], { long: 'x'.repeat(3_000_000) }, { last: 1 }];
    const places = payloads.map((payload) => spool.add(payload));
    expect(places.toReversed().map((place) => spool.read(place))).toEqual(payloads.toReversed());
    expect(spool.read(spool.add('later'))).toBe('later');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    spool.close();
  });

  it('leaves no file', () => {
    const spool = new PayloadSpool(path);
    spool.add({});
    spool.close();
    expect(existsSync(path)).toBe(false);
  });

  it('writes over no file of others', () => {
    writeFileSync(path, 'mine');
    expect(() => new PayloadSpool(path)).toThrow(/EEXIST/);
  });

  it('reads no half of one', () => {
    const spool = new PayloadSpool(path);
    const place = spool.add({ text: 'whole' });
    truncateSync(path, 5);
    expect(() => spool.read(place)).toThrow(/ends early/);
    spool.close();
  });
});
