import { describe } from '@jest/globals';
import { A, Refusal } from '../step-setting.ts';
import { eachIsShown, RUN } from './shown.ts';

describe('a mistake with legs', () => {
  eachIsShown([
    [
      { inputs: { ...RUN, image: '' } },
      [
        "::error::The step stopped early (exit code 1): image: it is empty: use a UUID, tag:NAME, or a registry's image such as docker://python:3.12-slim",
      ],
    ],
    [
      { inputs: { ...RUN, image: 'python:3.12' } },
      [
        '::error::The step stopped early (exit code 1): image: "python:3.12" does not say where the image is: use "tag:python:3.12" for an image of the project, or "docker://python:3.12" for one of a registry',
      ],
    ],
    [
      { inputs: { ...RUN, image: 'docker://Python:3.12' } },
      [
        '::error::The step stopped early (exit code 1): image: "docker://Python:3.12" has upper case in its repository: write "docker://python:3.12"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '' } },
      [
        '::error::The step stopped early (exit code 1): legs: it is empty: say what to run with legs (name: command), or with matrix and command',
      ],
    ],
    [
      { inputs: { ...RUN, matrix: 'os: [a]', command: 'x {{os}}' } },
      ['::error::The step stopped early (exit code 1): matrix: it cannot be used with legs: drop one of the two'],
    ],
    [
      { inputs: { ...RUN, legs: 'make test' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: "make test" is a single text: use a map of name to command, such as "unit: npm test"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '- make\n- make test' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: it is a list: use a map of name to command, such as "unit: npm test"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: make\nlint:\n\tcommand: make lint' } },
      ['::error::The step stopped early (exit code 1): legs: line 3: the line begins with a tab: use blanks'],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: echo "a: b": c' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: a second colon with a blank behind it: put the whole text between quotation marks, or below a |',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: make\n  lint: make lint' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 2: more blanks at its start than the name above: use the same',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: make\nunit: make test' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 2: name used twice: "unit", first on line 1: use another, or drop one',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {comand: make}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "comand": did you mean command?',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {run: make, timeout-minutes: 5}' } },
      [
        'legs: line 1: unit: unknown field "run": did you mean command?',
        'legs: line 1: unit: unknown field "timeout-minutes": did you mean timeout (such as 5m)?',
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "run": did you mean command?; legs: line 1: unit: unknown field "timeout-minutes": did you mean timeout (such as 5m)?',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, colour: red}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "colour": the fields are command, args, env, files, shell, image, cwd, stdin, timeout, hostname, network, user, disk-limit, disposable, tag, allow-failure, truncate-output-at',
      ],
    ],
    [
      {
        inputs: {
          ...RUN,
          legs: 'a: {command: x, timeout: 5x}\nb: {command: x, timeout: 5x}\nc: {command: x, timeout: 6x}',
        },
      },
      [
        '::error::The step stopped early (exit code 1): legs: lines 1, 2 and 3: a.timeout, b.timeout and c.timeout: "5x" is not a duration: use seconds such as 90, or 90s, 5m, 1h30m (likewise "6x")',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'a:\nb:\nc: make' } },
      [
        '::error::The step stopped early (exit code 1): legs: lines 1 and 2: a and b: there is no command: write one, or give the input command, which is for all legs without one',
      ],
    ],
    [
      {
        inputs: { ...RUN, image: A, legs: 'a: [npm, test, "&&", echo]\nb: ["echo $HOME"]' },
        service: { 'POST /v1/instances': new Refusal(400, { error: 'no', status: 400 }) },
      },
      [
        '::warning::legs: line 1: a.command: a list gets no shell, which "&&" is written for: write the command as one text',
        '::warning::legs: line 2: b.command: "echo $HOME" is the name of one program, with its blanks, since a list gets no shell: write the command as one text',
        'Service: https://contree.test',
        'Commands may run as long as the service lets them (it does not say how long) · the step waits up to 1 h',
        'Starting 2 legs.',
        '1/2 settled · a could not be started (HTTP 400)',
        '2/2 settled · b could not be started (HTTP 400)',
        '::error::2 of 2 legs did not pass (exit code 1): a could not be started (HTTP 400), b could not be started (HTTP 400)',
        '::error::a, b: each could not be started (HTTP 400). POST /v1/instances: HTTP 400: no. The service does not accept a value of this request: correct what it names.',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'a: {command: npm, args: test}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: a.args: "test" is a single text: use a list such as [--verbose, "two words"]',
      ],
    ],
    [
      { inputs: { ...RUN, cwd: 'app' } },
      ['::error::The step stopped early (exit code 1): cwd: "app" is not an absolute path: let it start with /'],
    ],
    [
      { inputs: { ...RUN, env: 'export FOO=1' } },
      ['::error::The step stopped early (exit code 1): env: line 1: "export FOO=1" is not NAME=VALUE: write FOO=1'],
    ],
    [
      { inputs: { ...RUN, env: 'FOO bar' } },
      ['::error::The step stopped early (exit code 1): env: line 1: "FOO bar" is not NAME=VALUE: write FOO=bar'],
    ],
    [
      { inputs: { ...RUN, env: 'FOO' } },
      [
        '::error::The step stopped early (exit code 1): env: line 1: the step has no variable "FOO": give it to the step with env, or write FOO=VALUE',
      ],
    ],
    [
      { inputs: { ...RUN, env: 'A=1\nA=2' } },
      ['::error::The step stopped early (exit code 1): env: line 2: name used twice: "A": drop one of the two'],
    ],
    [
      { inputs: { ...RUN, user: 'www-data' } },
      [
        '::error::The step stopped early (exit code 1): user: "www-data" is no user: use uid or uid:gid in numbers, such as 1000:1000, since the names of users are known in the image alone',
      ],
    ],
    [
      { inputs: { ...RUN, user: '1000' } },
      [
        '::error::The step stopped early (exit code 1): user: it needs cwd, since the default, /root, may be closed to other users than root: set cwd to a directory of that user',
      ],
    ],
    [
      { inputs: { ...RUN, 'disk-limit': '1 gig' } },
      [
        '::error::The step stopped early (exit code 1): disk-limit: "1 gig" is no size: use whole bytes such as 65536, or a size such as 500MB (of 1000), 512M or 2GiB (of 1024), at least 1',
      ],
    ],
    [
      { inputs: { ...RUN, shell: 'bash' } },
      [
        '::error::The step stopped early (exit code 1): shell: "bash" is not a boolean: drop shell, and write the command as a list such as [bash, -ec, "…"]',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'a: x\nb: y', tag: 'result' } },
      [
        '::error::The step stopped early (exit code 1): tag: "result" is the tag of legs "a", "b": give each its own, such as "result-{{leg}}"',
      ],
    ],
    [
      { inputs: { ...RUN, tag: 'result', disposable: 'true' } },
      [
        '::error::The step stopped early (exit code 1): disposable: it cannot be true with a tag (from tag), since a disposable sandbox leaves no image: drop one of the two',
      ],
    ],
    [
      { inputs: { ...RUN, 'setup-key': 'k' } },
      [
        '::error::The step stopped early (exit code 1): setup-key: there is no setup: give the command whose image setup-key keeps, or drop it',
      ],
    ],
    [
      { inputs: { ...RUN, setup: 'make {{leg}}' } },
      [
        '::error::The step stopped early (exit code 1): setup: "{{leg}}" has no value in setup, which runs once for all legs: write the value itself',
      ],
    ],
    [
      { inputs: { ...RUN, 'registry-username': 'me' } },
      [
        '::error::The step stopped early (exit code 1): registry-password: it is empty, but registry-username is given: give both, or none',
      ],
    ],
    [
      { inputs: { ...RUN, 'max-parallel': '0' } },
      [
        '::error::The step stopped early (exit code 1): max-parallel: "0" is not allowed: use a whole number from 1 to 10000',
      ],
    ],
    [
      { inputs: { ...RUN, collect: 'a -> b -> c' } },
      [
        '::error::The step stopped early (exit code 1): collect: "a -> b -> c" is no line to collect: use a remote path, or "remote -> local folder"',
      ],
    ],
    [
      { inputs: { ...RUN, collect: 'report', detach: 'true' } },
      [
        '::error::The step stopped early (exit code 1): collect: it cannot be used with detach, since the step does not wait for its legs: drop one of the two',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: "# make test"' } },
      ['::error::The step stopped early (exit code 1): legs: line 1: unit: it holds only comments: give a command'],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: make {{shard}}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit: "{{shard}}" is not a placeholder here: use {{leg}} (only a matrix has others)',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {{cmd}}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: a list or map in place of a name: put a text that begins with { or [, such as {{axis}}, between quotation marks as a whole',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit:make' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: "unit:make" is a single text: write a blank behind the colon',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: make\nlint make lint' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 2: no "name: value": write a colon and a blank behind the name',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: "make test' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: a text that begins with ", here or above, has no " at its end: add it, or put the text below a |',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: [npm, test' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: a list or map that begins here or above has no ] at its end: add it, or put the whole text between quotation marks, or below a |',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: "npm ci" && npm test' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: more stands behind the text that a quotation mark ends: put the whole text between quotation marks, or below a |',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: @scope/tool' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: a text must not begin with @: put the whole text between quotation marks, or below a |',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit:\n  command: make\n env: A=1' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 3: other blanks at its start than the names above: use the same',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: - make\n      - make test' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: a list begins behind a name: begin it on a line of its own, or put the whole text between quotation marks, or below a |',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: "C:\\dir"' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: between " and ", \\d stands for nothing: write \\\\d, or use \' and \'',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'legs:\n  unit: make' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: "legs" is the input\'s name: leave this line out, and begin with the legs',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'Object' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: "Object" is a single text: GitHub writes it for a value that is no text, so give toJSON of it',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {cmd: make}' } },
      ['::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "cmd": did you mean command?'],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {steps: [make]}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "steps": a leg is one command and no job: write it in command, and drop this field',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, needs: lint}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "needs": a leg is one command and no job: write it in command, and drop this field',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, retries: 2}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "retries": it is an input of the step, for all its legs: move it there',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, timeout: 500ms}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit.timeout: "500ms" is not a duration: use seconds such as 90, or 90s, 5m, 1h30m',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, env: FOO bar}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit.env: "FOO bar" is not NAME=VALUE: write FOO=bar',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, allow-failure: yes}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit.allow-failure: "yes" is not a boolean: use true or false',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, image: python}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit.image: "python" does not say where the image is: use "tag:python" for an image of the project, or "docker://python" for one of a registry',
      ],
    ],
    [
      { inputs: { ...RUN, 'run-timeout': '1.5h' } },
      [
        '::error::The step stopped early (exit code 1): run-timeout: "1.5h" is not a duration: use seconds such as 90, or 90s, 5m, 1h30m',
      ],
    ],
    [
      { inputs: { ...RUN, 'truncate-output-at': '1MB' } },
      [
        '::error::The step stopped early (exit code 1): truncate-output-at: "1MB" is not allowed: use a whole number of bytes from 1 to 10485760',
      ],
    ],
    [
      { inputs: { ...RUN, image: 'docker:python' } },
      [
        '::error::The step stopped early (exit code 1): image: "docker:python" does not say where the image is: use "tag:docker:python" for an image of the project, or "docker://docker:python" for one of a registry',
      ],
    ],
    [
      { inputs: { ...RUN, image: 'https://ghcr.io/owner/image' } },
      [
        '::error::The step stopped early (exit code 1): image: "https://ghcr.io/owner/image" has a scheme that cannot be imported from: write "docker://ghcr.io/owner/image"',
      ],
    ],
    [
      { inputs: { ...RUN, env: 'A: 1\nB=2' } },
      [
        '::error::The step stopped early (exit code 1): env: line 2: no "name: value": write a colon and a blank behind the name',
      ],
    ],
    [
      { inputs: { ...RUN, env: '2FA=on' } },
      [
        '::error::The step stopped early (exit code 1): env: line 1: "2FA=on" does not begin with a name: use a letter or _, then letters, digits and _',
      ],
    ],
    [
      { inputs: { ...RUN, detach: 'true', 'fail-fast': 'true' } },
      [
        '::error::The step stopped early (exit code 1): fail-fast: it cannot be used with detach, since the step does not wait for its legs: drop one of the two',
      ],
    ],
    [
      { inputs: { ...RUN, collect: '!*.log' } },
      [
        '::error::The step stopped early (exit code 1): collect: "!*.log" leaves files out of the lines above it, and no line is above: name files first',
      ],
    ],
    [
      { inputs: { ...RUN, collect: 'out -> C:\\out' } },
      [
        '::error::The step stopped early (exit code 1): collect: "C:\\\\out" is no local folder: write / between its parts',
      ],
    ],
    [
      { inputs: { ...RUN, collect: 'out -> ../out' } },
      [
        '::error::The step stopped early (exit code 1): collect: "../out" is no local folder: it has to lie in the workspace, and is written relative to it',
      ],
    ],
    [
      { inputs: { ...RUN, 'if-no-files-found': 'fail' } },
      [
        '::error::The step stopped early (exit code 1): if-no-files-found: "fail" is not allowed: use warn, error or ignore',
      ],
    ],
    [
      { inputs: { ...RUN, 'setup-files': 'package.json' } },
      [
        '::error::The step stopped early (exit code 1): setup-files: there is no setup: give the command that needs them, or use files',
      ],
    ],
    [
      { inputs: { ...RUN, 'output-dir': '/tmp/out' } },
      [
        '::error::The step stopped early (exit code 1): output-dir: "PARENT/out" is no local folder: it has to lie in the workspace, and is written relative to it',
      ],
    ],
  ]);
});
