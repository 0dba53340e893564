import { describe, expect, it } from '@jest/globals';
import { listings, PROMISED } from '../../../bench/load-computed.ts';

describe('by the rules of waiting', () => {
  it.each(PROMISED.oneLength)('%i legs of %i s take at most 1.2 requests each without streams', (legs, seconds) => {
    expect(1 + listings(legs, seconds) / legs).toBeLessThanOrEqual(1.2);
  });
});
