import { describe, it } from '@jest/globals';
import { OTHER_DIFFERENCES } from './other-differences.ts';

describe('other differences', () => {
  it.concurrent.each(OTHER_DIFFERENCES)('$name', ({ play }) => play());
});
