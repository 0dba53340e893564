import { describe, expect, it } from '@jest/globals';
import { nearest } from '../../../src/plan/nearest.ts';

const FIELDS = ['command', 'args', 'env', 'timeout', 'tag'];

describe('nearest', () => {
  it.each([
    ['comand', 'command'],
    ['commnad', 'command'],
    ['Command', 'command'],
    ['arg', 'args'],
    ['envs', 'env'],
    ['time-out', 'timeout'],
    ['tga', 'tag'],
    ['timuot', 'timeout'],
    ['xyz', null],
    ['cmd', null],
    ['', null],
    ['imtoue', null],
  ])('%j is meant as %j', (word, meant) => {
    expect(nearest(word, FIELDS)).toBe(meant);
  });

  it('takes the nearer of two', () => {
    expect(nearest('release', ['releases-', 'releasea', 'release1x'])).toBe('releasea');
  });
});
