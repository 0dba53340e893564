import { describe } from '@jest/globals';
import { eachIsShown, RUN } from './shown.ts';

describe('a mistake with files', () => {
  eachIsShown([
    [
      { inputs: { ...RUN, files: 'src/nope/**' } },
      [
        '::error::The step stopped early (exit code 1): files: "src/nope/**": there is no folder "src/nope"; "src" holds "app": correct the path, or create it in an earlier step',
      ],
    ],
    [
      { inputs: { ...RUN, files: 'src/ap/main.py' } },
      [
        '::error::The step stopped early (exit code 1): files: "src/ap/main.py": there is no folder "src/ap"; did you mean "src/app"?',
      ],
    ],
    [
      { inputs: { ...RUN, files: 'srv/app' } },
      [
        '::error::The step stopped early (exit code 1): files: "srv/app": there is no folder "srv"; did you mean "src"?',
      ],
    ],
    [
      { inputs: { ...RUN, files: '**/*.rs' } },
      [
        '::error::The step stopped early (exit code 1): files: "**/*.rs": no file matches it, and folders in .gitignore, such as "dist", are not searched: correct it, or name such a folder in a line of its own',
      ],
    ],
    [
      { inputs: { ...RUN, files: '../other.txt' } },
      [
        '::error::The step stopped early (exit code 1): files: "../other.txt": there is no file or folder "PARENT/other.txt" (it is outside of the workspace, "WORKSPACE"): correct the path',
      ],
    ],
    [
      { inputs: { ...RUN, files: 'link' } },
      [
        '::error::The step stopped early (exit code 1): files: "link": the link "link" leads to "/etc", outside of "WORKSPACE": name what it points to in a line of its own, or let .gitignore leave the link out',
      ],
    ],
    [
      { inputs: { ...RUN, files: '.git' } },
      ['::error::The step stopped early (exit code 1): files: ".git": files of .git are never used: drop this line'],
    ],
    [
      { inputs: { ...RUN, files: '!dist' } },
      [
        '::error::The step stopped early (exit code 1): files: "!dist" leaves files out of the lines above it, and no line is above: name files first',
      ],
    ],
    [
      { inputs: { ...RUN, files: 'package.json:a\nsrc/app/main.py:a' } },
      [
        '::error::The step stopped early (exit code 1): files: "a" would be both "WORKSPACE/package.json" and "WORKSPACE/src/app/main.py": give one of them another remote path, or leave it out',
      ],
    ],
    [
      { inputs: { ...RUN, files: '- src' } },
      [
        '::error::The step stopped early (exit code 1): files: "- src": the lines are not a YAML list: leave out the "- "',
      ],
    ],
    [
      { inputs: { ...RUN, files: 'src, ops' } },
      [
        '::error::The step stopped early (exit code 1): files: "src, ops": a comma separates nothing here: give each path a line of its own',
      ],
    ],
    [
      { inputs: { ...RUN, files: 'src -> /app' } },
      [
        '::error::The step stopped early (exit code 1): files: "src -> /app": an arrow has no meaning here: write LOCAL:REMOTE, such as src:/app',
      ],
    ],
    [
      { inputs: { ...RUN, files: 'src\\app' } },
      [
        '::error::The step stopped early (exit code 1): files: "src\\app": a backslash separates nothing here: write / between the parts of a path',
      ],
    ],
    [
      { inputs: { ...RUN, files: 'src:../app' } },
      [
        '::error::The step stopped early (exit code 1): files: "src:../app" leaves the working directory of the command: use a path without "..", or an absolute one such as /srv/app',
      ],
    ],
    [
      { inputs: { ...RUN, files: '~/app' } },
      [
        '::error::The step stopped early (exit code 1): files: "~/app": ~ is not expanded: write a path in the workspace',
      ],
    ],
    [
      { inputs: { ...RUN, files: 'package.json:' } },
      [
        '::error::The step stopped early (exit code 1): files: "package.json:" has nothing behind its colon: name a path in the sandbox, or leave the colon out',
      ],
    ],
  ]);
});
