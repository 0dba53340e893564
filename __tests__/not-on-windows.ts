/**
 * What of the quick suite is left out on Windows, and why: a pattern for paths below `__tests__`, with slashes. What Windows
 * needs of the action itself is tested everywhere, by functions that take the system as an argument.
 */
export const NOT_ON_WINDOWS: readonly (readonly [pattern: string, why: string])[] = [
  ['scenarios/', 'the simulator runs commands with /bin/sh and ends their process groups, and steps get POSIX signals'],
  ['unit/simulator/', 'the simulator runs commands with /bin/sh and ends their process groups'],
  ['unit/demo/', 'the demo runs on the simulator'],
  ['unit/crashed-step\\.', 'its steps run on the simulator'],
  [
    'unit/collect/(?:collect|collect-source|collect-end-to-end|output-folder|refused-archive|search-image|sparse|unpack)\\.',
    'archives with names, links and modes that a disk of Windows does not take',
  ],
  [
    'unit/files/(?:bad-files|beside-git|boundary|exclusions|gitignore|hash-files|local-files|missing-path|odd-names)\\.',
    'trees with names, links and modes that a disk of Windows does not take',
  ],
  ['unit/files/(?:repositories|upload-files)\\.', 'trees with links and modes that a disk of Windows does not take'],
  [
    'unit/selection/(?:find-operation-files|operation-files)\\.',
    'files with names and links that Windows does not take',
  ],
  ['unit/credentials/(?:credentials|profile)\\.', 'paths are compared as texts, with slashes'],
  ['unit/inputs/(?:inputs|run-inputs|selection-inputs)\\.', 'paths are compared as texts, with slashes'],
  ['unit/mistakes/', 'messages are compared with the paths in them, with slashes'],
  [
    'unit/modes/(?:collect-legs|earlier-legs|payload-spool|prepare|read-reports|select|upload)\\.',
    'local files are compared by paths with slashes, and by modes',
  ],
  ['unit/test-reports/(?:image-reports|recorded-places)\\.', 'local files are compared by paths with slashes'],
  ['unit/test-reports/places/(?:commit-links|run-places)\\.', 'local files are compared by paths with slashes'],
  ['unit/report/results-file\\.', 'a file has no mode for its owner alone'],
  ['unit/tree\\.', 'it reads the sources, which are the same, by paths with slashes'],
];
