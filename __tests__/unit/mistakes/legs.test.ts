import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
        '::error::The step stopped early (exit code 1): legs: it is empty: give legs such as "unit: npm test", or the path of a file in legs-file, or matrix and command',
      ],
    ],
    [
      { inputs: { ...RUN, matrix: 'os: [a]', command: 'x {{os}}' } },
      ['::error::The step stopped early (exit code 1): matrix: it cannot be used with legs: drop one of the two'],
    ],
    [
      { inputs: { ...RUN, legs: 'make test' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: "make test" has no name before it: write lines of "name: command", such as "unit: npm test"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '- make\n- make test' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: it is a list: write lines of "name: command", such as "unit: npm test"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: make\nlint:\n\tcommand: make lint' } },
      ['::error::The step stopped early (exit code 1): legs: line 3: the line begins with a tab: use spaces'],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: echo "a: b": c' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: the text has a second colon with a space after it: put the whole text in quotes, or indented below "name: |"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: make\n  lint: make lint' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 2: the line is indented more than the name above: indent both the same',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: make\nunit: make test' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 2: "unit" is used twice, first on line 1: rename one, or drop it',
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
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "run": did you mean command?%0Alegs: line 1: unit: unknown field "timeout-minutes": did you mean timeout (such as 5m)?',
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
        '::error::The step stopped early (exit code 1): legs: lines 1, 2 and 3: a.timeout, b.timeout and c.timeout: "5x" is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m (likewise "6x")',
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
        '::warning::legs: line 1: a.command: a list gets no shell, so "&&" would be a plain argument: write the command as one text',
        '::warning::legs: line 2: b.command: a list gets no shell, so "echo $HOME" would be the name of one program: write the command as one text',
        'Service: https://contree.test',
        'Commands may run as long as the service lets them (it does not say how long) · the step waits up to 1 h',
        'Starting 2 legs.',
        '1/2 done · a could not be started (HTTP 400)',
        '2/2 done · b could not be started (HTTP 400)',
        '::error::2 of 2 legs did not pass (exit code 1): a could not be started (HTTP 400), b could not be started (HTTP 400). POST /v1/instances: HTTP 400: no. The service does not accept a value of this request: correct what it names.',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'a: {command: npm, args: test}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: a.args: "test" is not a list: use a list such as [--verbose, "two words"]',
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
        '::error::The step stopped early (exit code 1): env: line 1: the step has no variable "FOO": write FOO=VALUE here, or set FOO in the "env:" of the step',
      ],
    ],
    [
      { inputs: { ...RUN, env: 'A=1\nA=2' } },
      ['::error::The step stopped early (exit code 1): env: line 2: "A" is given twice: drop one of the two lines'],
    ],
    [
      { inputs: { ...RUN, user: 'www-data' } },
      [
        '::error::The step stopped early (exit code 1): user: "www-data" is not a user id: use uid or uid:gid in numbers, such as 1000:1000',
      ],
    ],
    [
      { inputs: { ...RUN, user: '1000' } },
      [
        '::error::The step stopped early (exit code 1): user: "1000" needs cwd, since the default /root may be closed to this user: set cwd to a directory of the user',
      ],
    ],
    [
      { inputs: { ...RUN, 'disk-limit': '1 gig' } },
      [
        '::error::The step stopped early (exit code 1): disk-limit: "1 gig" is not a size: use whole bytes above 0, or a size such as 500MB, 512M or 2GiB',
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
        '::error::The step stopped early (exit code 1): disposable: it cannot be true with tag, since a disposable sandbox leaves no image: drop one of the two',
      ],
    ],
    [
      { inputs: { ...RUN, 'setup-key': 'k' } },
      [
        '::error::The step stopped early (exit code 1): setup-key: it has no effect without setup: give setup a command, or drop setup-key',
      ],
    ],
    [
      { inputs: { ...RUN, setup: 'make {{leg}}' } },
      [
        '::error::The step stopped early (exit code 1): setup: "{{leg}}" has no value here, since setup runs once for all legs: move it to command, or write a fixed text',
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
        '::error::The step stopped early (exit code 1): collect: "a -> b -> c" is not "remote path -> local folder": write one arrow, with a path on each side',
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
        '::error::The step stopped early (exit code 1): legs: line 1: unit: "{{shard}}" is not a placeholder here: without matrix, {{leg}} is the only one. To keep it as text, set a variable in the "env:" of the step, and write its name alone in the input env',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {{cmd}}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: a text that begins with { or [ is a map or list in YAML: put the whole text in quotes, such as "{{axis}}"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit:make' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: "unit:make" has no space after the colon: write "unit: make"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: make\nlint make lint' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 2: the line is not "name: value": write a colon and a space after the name',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: "make test' } },
      ['::error::The step stopped early (exit code 1): legs: line 1: the closing " is missing, here or above: add it'],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: [npm, test' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: the closing ] is missing, here or above: add it, or put the whole text in quotes, or indented below "name: |"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: "npm ci" && npm test' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: the text goes on after its closing quote: put the whole text in quotes, or indented below "name: |"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: @scope/tool' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: a text must not begin with @: put the whole text in quotes, or indented below "name: |"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit:\n  command: make\n env: A=1' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 3: the line is not indented as the names above: indent all the same',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: - make\n      - make test' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: a list cannot begin on the line of its name: begin it on the next line, or put the whole text in quotes, or indented below "name: |"',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: "C:\\dir"' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: \\d means nothing in double quotes: write \\\\d, or use single quotes',
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
        '::error::The step stopped early (exit code 1): legs: line 1: "Object" is what GitHub writes for a list or an object: use toJSON() in the expression',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {cmd: make}' } },
      ['::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "cmd": did you mean command?'],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {steps: [make]}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "steps": a leg has one command: write all of it in command, and drop this field',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, needs: lint}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "needs": no leg waits for another: use a second step for what has to wait',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, retries: 2}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "retries": it is an input of the step: write it beside legs',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, timeout: 500ms}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit.timeout: "500ms" is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m',
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
        '::error::The step stopped early (exit code 1): run-timeout: "1.5h" is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m',
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
        '::error::The step stopped early (exit code 1): image: "docker:python" lacks two slashes behind docker: write "docker://python"',
      ],
    ],
    [
      { inputs: { ...RUN, image: 'https://ghcr.io/owner/image' } },
      [
        '::error::The step stopped early (exit code 1): image: "https://ghcr.io/owner/image" does not begin with docker://: write "docker://ghcr.io/owner/image"',
      ],
    ],
    [
      { inputs: { ...RUN, env: 'A: 1\nB=2' } },
      [
        '::error::The step stopped early (exit code 1): env: line 2: the line is not "name: value": write a colon and a space after the name',
      ],
    ],
    [
      { inputs: { ...RUN, env: '2FA=on' } },
      [
        '::error::The step stopped early (exit code 1): env: line 1: "2FA" is not the name of a variable: use a letter or _, then letters, digits and _',
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
        '::error::The step stopped early (exit code 1): collect: "C:\\out" is outside of the workspace: use a folder in it, such as out/reports',
      ],
    ],
    [
      { inputs: { ...RUN, collect: 'out -> ../out' } },
      [
        '::error::The step stopped early (exit code 1): collect: "../out" is outside of the workspace: use a folder in it, such as out/reports',
      ],
    ],
    [
      { inputs: { ...RUN, 'test-reports': 'reports/*.xml -> reports' } },
      [
        '::error::The step stopped early (exit code 1): test-reports: "reports/*.xml -> reports" has an arrow, but reports are only read: drop the arrow, or download with collect',
      ],
    ],
    [
      { inputs: { ...RUN, 'test-reports': 'junit.xml\n./junit.xml' } },
      [
        '::error::The step stopped early (exit code 1): test-reports: "./junit.xml" is given twice: drop one of the two',
      ],
    ],
    [
      { inputs: { ...RUN, 'test-reports': '!old.xml' } },
      [
        '::error::The step stopped early (exit code 1): test-reports: "!old.xml" leaves files out of the lines above it, and no line is above: name files first',
      ],
    ],
    [
      { inputs: { ...RUN, 'test-reports': 'junit.xml', detach: 'true' } },
      [
        '::error::The step stopped early (exit code 1): test-reports: it cannot be used with detach, since the step does not wait for its legs: drop one of the two',
      ],
    ],
    [
      { inputs: { ...RUN, 'test-reports': 'junit.xml', disposable: 'true' } },
      [
        '::error::The step stopped early (exit code 1): disposable: it cannot be true with test-reports, since a disposable sandbox leaves no image: drop one of the two',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, test-reports: junit.xml}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "test-reports": it is an input of the step: write it beside legs',
      ],
    ],
    [
      { inputs: { mode: 'wait', 'test-reports': 'junit.xml' } },
      [
        '::error::The step stopped early (exit code 1): mode: wait (the default) does not use test-reports, which says what to run: set mode: run',
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
        '::error::The step stopped early (exit code 1): setup-files: it has no effect without setup: give setup a command, or use files',
      ],
    ],
    [
      { inputs: { ...RUN, 'output-dir': join(tmpdir(), 'out') } },
      [
        '::error::The step stopped early (exit code 1): output-dir: "PARENT/out" is outside of the workspace: use a folder in it, such as out/reports',
      ],
    ],
    [
      { inputs: { ...RUN, 'retry-on': 'flaky' } },
      [
        '::error::The step stopped early (exit code 1): retry-on: "flaky" is not allowed: use platform, failure or timeout',
      ],
    ],
    [
      { inputs: { ...RUN, 'retry-on': 'failure', retries: '0' } },
      [
        '::error::The step stopped early (exit code 1): retry-on: it has no effect, because retries is 0: set retries, or drop retry-on',
      ],
    ],
    [
      { inputs: { ...RUN, 'retry-on': 'timeout', retries: '2' } },
      [
        '::error::The step stopped early (exit code 1): retry-on: "timeout" has no effect, because no leg has a time limit: set run-timeout, or drop "timeout"',
      ],
    ],
    [
      { inputs: { ...RUN, 'retry-on': 'failure timeout', detach: 'true', 'run-timeout': '5m', retries: '2' } },
      [
        '::error::The step stopped early (exit code 1): retry-on: "failure" and "timeout" cannot be used with detach, since the step does not wait for its legs: drop one of the two',
      ],
    ],
    [
      { inputs: { ...RUN, retries: 'true' } },
      [
        '::error::The step stopped early (exit code 1): retries: "true" is not allowed: use a whole number from 0 to 100',
      ],
    ],
    [
      { inputs: { ...RUN, 'on-rerun': 'fail' } },
      ['::error::The step stopped early (exit code 1): on-rerun: "fail" is not allowed: use all or failed'],
    ],
    [
      { inputs: { ...RUN, 'dry-run': 'yes' } },
      ['::error::The step stopped early (exit code 1): dry-run: "yes" is not a boolean: use true or false'],
    ],
    [
      { inputs: { ...RUN, setup: 'make', 'setup-key': 'k', 'setup-keep': '0' } },
      [
        '::error::The step stopped early (exit code 1): setup-keep: "0" is not allowed: use a whole number from 1 to 10000',
      ],
    ],
    [
      { inputs: { ...RUN, setup: 'make', 'setup-keep': '3' } },
      [
        '::error::The step stopped early (exit code 1): setup-keep: it has no effect without setup-key: give setup-key, or drop setup-keep',
      ],
    ],
    [
      { inputs: { ...RUN, 'leg-name': 'x {{leg}}' } },
      [
        '::error::The step stopped early (exit code 1): leg-name: it has no effect with legs, which have names of their own: drop leg-name',
      ],
    ],
    [
      { inputs: { ...RUN, 'output-dir': '../out' } },
      [
        '::error::The step stopped early (exit code 1): output-dir: "../out" is outside of the workspace: use a folder in it, such as out/reports',
      ],
    ],
    [
      { inputs: { ...RUN, 'output-dir': 'out', detach: 'true' } },
      [
        '::error::The step stopped early (exit code 1): output-dir: it cannot be used with detach, since the step does not wait for its legs: drop one of the two',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, retry-on: failure}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "retry-on": it is an input of the step: write it beside legs',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, on-rerun: failed}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "on-rerun": it is an input of the step: write it beside legs',
      ],
    ],
    [
      { inputs: { ...RUN, legs: 'unit: {command: make, if: success()}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: unit: unknown field "if": every leg runs: test the condition in command',
      ],
    ],
    [
      { inputs: { ...RUN, legs: '"unit test": {command: make, matrix: {os: [a]}}' } },
      [
        '::error::The step stopped early (exit code 1): legs: line 1: "unit test": unknown field "matrix": a leg has no matrix: use the input matrix in place of legs',
      ],
    ],
    [
      { inputs: { ...RUN, image: 'docker:24' } },
      [
        '::error::The step stopped early (exit code 1): image: "docker:24" does not say where the image is: use "tag:docker:24" for an image of the project, or "docker://docker:24" for one of a registry',
      ],
    ],
    [
      {
        inputs: { ...RUN, image: A, since: '2h' },
        service: { 'POST /v1/instances': new Refusal(400, { error: 'no', status: 400 }) },
      },
      [
        '::warning::since: it has no effect, because on-rerun is not failed: drop it',
        'Service: https://contree.test',
        'Commands may run as long as the service lets them (it does not say how long) · the step waits up to 1 h',
        'Starting 1 leg.',
        '1/1 done · unit could not be started (HTTP 400)',
        '::error::1 of 1 leg did not pass (exit code 1): unit could not be started (HTTP 400). POST /v1/instances: HTTP 400: no. The service does not accept a value of this request: correct what it names.',
      ],
    ],
  ]);
});
