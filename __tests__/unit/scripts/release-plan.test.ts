import { describe, expect, test } from '@jest/globals';
import { planRelease, type ReleaseFacts, type ReleasePlan } from '../../../scripts/release-plan.ts';

/** The plan for a tag on main, unless `facts` say otherwise. */
function plan(tag: string, tagsOnMain: readonly string[], facts: Partial<ReleaseFacts> = {}): ReleasePlan {
  const version = tag.slice(1);
  const changelog = `# Changelog\n\n## [${version}] - 2026-01-01\n\n- Notes.\n`;
  return planRelease({ tag, version, changelog, tagsOnMain, branches: ['main'], ...facts });
}

describe('the tag of the major version', () => {
  test.each([
    ['v0.1.0', ['v0.1.0'], 'v0'],
    ['v1.0.0', ['v0.9.0', 'v1.0.0'], 'v1'],
    ['v1.10.0', ['v1.9.9', 'v1.10.0'], 'v1'],
    ['v1.2.10', ['v1.2.9', 'v1.2.10'], 'v1'],
    // An old major version that is still kept up on main.
    ['v1.3.0', ['v1.2.0', 'v1.3.0', 'v2.0.0'], 'v1'],
    // Neither a pre-release nor another form of version counts as newer.
    ['v1.3.0', ['v1', 'v1.3', 'v1.3.0', 'v1.4.0-rc.1', 'v1.4', '1.5.0', 'v1.6.0.1', 'nightly', ''], 'v1'],
    ['v12.0.0', ['v1.0.0', 'v12.0.0'], 'v12'],
  ])('moves to %s when main has %j', (tag, tags, major) => {
    expect(plan(tag, tags).major).toEqual({ move: major });
  });

  test.each([
    ['v1.1.1', ['v1.1.0', 'v1.1.1', 'v1.2.0'], 'v1.2.0 is newer than v1.1.1'],
    ['v1.9.9', ['v1.9.9', 'v1.10.0'], 'v1.10.0 is newer than v1.9.9'],
    ['v1.2.9', ['v1.2.9', 'v1.2.10'], 'v1.2.10 is newer than v1.2.9'],
    [
      'v1.0.9007199254740992',
      ['v1.0.9007199254740992', 'v1.0.9007199254740993'],
      'v1.0.9007199254740993 is newer than v1.0.9007199254740992',
    ],
    ['v1.3.0-rc.1', ['v1.2.0', 'v1.3.0-rc.1'], 'v1.3.0-rc.1 is a pre-release'],
  ])('stays for %j when main has %j', (tag, tags, reason) => {
    expect(plan(tag, tags).major).toEqual({ keep: `${reason}: v1 stays where it is.` });
  });

  test('stays for a patch that the branch of its minor has, and not main', () => {
    const { major, isLatest } = plan('v1.1.1', ['v1.1.0', 'v1.2.0'], { branches: ['releases/v1.1'] });
    expect({ major, isLatest }).toEqual({
      major: { keep: 'v1.1.1 is not on main: v1 stays where it is.' },
      isLatest: false,
    });
  });
});

test.each([
  ['v1.2.0', ['v1.1.0', 'v1.2.0'], { isLatest: true, isPrerelease: false }],
  ['v1.2.0', ['v1.2.0', 'v2.0.0'], { isLatest: false, isPrerelease: false }],
  ['v1.1.1', ['v1.1.1', 'v1.2.0'], { isLatest: false, isPrerelease: false }],
  ['v1.2.0', ['v1.2.0', 'v2.0.0-rc.1'], { isLatest: true, isPrerelease: false }],
  ['v2.0.0-rc.1', ['v1.2.0', 'v2.0.0-rc.1'], { isLatest: false, isPrerelease: true }],
])('%s is shown on GitHub for what it is when main has %j', (tag, tags, shown) => {
  expect(plan(tag, tags)).toMatchObject({ ...shown, notes: '- Notes.\n' });
});

describe('nothing is released', () => {
  test.each(['v1.3', 'v1', '1.3.0', 'v01.3.0', 'v1.3.0+1', 'v1.3.0\n', 'v1.3.0-', ''])('for %j', (tag) => {
    expect(() => plan(tag, [tag])).toThrow('is no version');
  });

  test.each<[string, Partial<ReleaseFacts>, string]>([
    ['has another version', { version: '1.4.0' }, 'The tag is v1.3.0, but package.json has version 1.4.0.'],
    ['is on no branch', { tagsOnMain: ['v1.2.0'], branches: [] }, 'v1.3.0 is neither on main nor on releases/v1.3.'],
    ['is on another branch', { tagsOnMain: [], branches: ['x', 'releases/v1.2'] }, 'nor on releases/v1.3.'],
    ['has no notes', { changelog: '## [Unreleased]\n\n- Notes.\n' }, 'CHANGELOG.md has no section [1.3.0].'],
  ])('for a tag that %s', (_what, facts, message) => {
    expect(() => plan('v1.3.0', ['v1.3.0'], facts)).toThrow(message);
  });
});
