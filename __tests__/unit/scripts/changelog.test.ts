import { describe, expect, test } from '@jest/globals';
import { changelogSections, releaseNotes } from '../../../scripts/changelog.ts';

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.10.0] - 2026-02-01

### Added

- A thing.

## [1.1.0] - 2026-01-01

- The first.

[1.1.0]: https://example.org/1.1.0
`;

test('lists the sections with their dates, newest first', () => {
  expect(changelogSections(CHANGELOG)).toEqual([
    { name: 'Unreleased', date: null },
    { name: '1.10.0', date: '2026-02-01' },
    { name: '1.1.0', date: '2026-01-01' },
  ]);
});

describe('release notes', () => {
  test.each([
    ['1.10.0', '### Added\n\n- A thing.\n'],
    ['1.1.0', '- The first.\n'],
  ])('of %s are its section', (version, notes) => {
    expect(releaseNotes(CHANGELOG, version)).toBe(notes);
  });

  test.each([
    ['1.1', 'CHANGELOG.md has no section [1.1].'],
    ['Unreleased', 'CHANGELOG.md has no text under [Unreleased].'],
  ])('of %s throw', (version, message) => {
    expect(() => releaseNotes(CHANGELOG, version)).toThrow(message);
  });
});
