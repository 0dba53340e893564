/** The repository of the examples: the programs that their commands call, and its files. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** While it is there, the tests of the package `web` fail. */
export const BROKEN = join(mkdtempSync(join(tmpdir(), 'op-action-broken-')), 'web');

/** What the examples' commands call, in the sandboxes and on the runner; each only says what it was asked for. */
export const PROGRAMS = {
  npm: `case "$*" in
    *report.xml) echo '<testsuite><testcase name="one"/></testsuite>' > report.xml ;;
    *web) test ! -e ${BROKEN} ;;
  esac`,
  python: '',
  pip: '',
  pytest: `for word; do
    case "$word" in
      --junitxml=*) echo '<testsuite><testcase name="one"/><testcase name="two"/></testsuite>' > "\${word#*=}" ;;
    esac
  done`,
  mypy: '',
  npx: 'mkdir -p reports && echo trace > reports/trace',
  go: '',
  // It passes on the second try alone.
  make: 'case "$CONTREE_OP_ACTION" in *\'"tries":1,\'*|*\'"tries":1}\'*) exit 1 ;; esac',
  cargo: 'mkdir -p target/release && printf "#!/bin/sh\\necho app" > target/release/app && chmod +x target/release/app',
};

/** What the examples' repository holds: the setup's files, and a script that starts two operations. */
export const FILES = {
  'package.json': '{}',
  'package-lock.json': '{}',
  'go.mod': 'module example',
  'go.sum': '',
  'start.sh': '#!/bin/sh\nexec node start.mjs\n',
  'start.mjs': `for (const name of ['unit', 'lint']) {
  const reply = await fetch(process.env.CONTREE_URL + '/v1/instances', {
    method: 'POST',
    headers: { authorization: 'Bearer ' + process.env.CONTREE_TOKEN },
    body: JSON.stringify({ image: 'tag:busybox:latest', command: 'true', shell: true }),
  });
  console.log(name + '=' + (await reply.json()).uuid);
}
`,
};
