import { LARGEST_OUTPUT } from '../../src/report/outputs.ts';

/** What stands in `docs/reference.md` between the parts that come from `action.yml`. */
export const INTRODUCTION = `The action has five modes. Three of them are also actions of their own, which have the inputs and outputs of their mode
alone:

| Mode | What the step does | Use |
| --- | --- | --- |
| \`run\` | starts one operation per leg, and waits for them | \`contree/op-action/run@v1\` |
| \`wait\` | follows operations until each has ended | \`contree/op-action/wait@v1\` |
| \`cancel\` | cancels operations | \`contree/op-action/cancel@v1\` |
| \`show\` | reads operations once | \`contree/op-action@v1\` with \`mode: show\` |
| \`list\` | lists operations by filter | \`contree/op-action@v1\` with \`mode: list\` |

\`contree/op-action@v1\` has every mode, by its input [\`mode\`](#input-mode). Both ways run the same code. A step may change
from one to the other: its comment on a pull request and its check runs stay the same. A leg is one operation of the step: one that
it starts, follows, reads, cancels or lists.`;

export const HOW_VALUES_ARE_WRITTEN = `- **An empty input** has its default. So a workflow can hand on an input of its own that may be empty.
- **Durations** are whole seconds, such as \`90\`, or \`90s\`, \`5m\`, \`1h30m\`.
- **Booleans** are \`true\` or \`false\`. Words such as \`failed\` or \`cancel\` may be in upper or lower case.
- **Lists** of words, UUIDs or file patterns have newlines, commas or blanks between their items. Inputs whose description says
  "one a line" have one item in each line.
- **Sizes** are bytes such as \`65536\`, or have a unit: \`512M\` and \`2GiB\` are powers of 1024, \`500MB\` is a power of 1000.
- **Moments** ([\`since\`](#input-since), [\`until\`](#input-until)) are dates, times, Unix times, or intervals back from now.
- **Maps** ([\`legs\`](#input-legs), [\`matrix\`](#input-matrix), [\`env\`](#input-env)) are YAML, in a block (\`|\`).
- **File patterns** may have \`*\`, \`?\`, \`[…]\`, \`{a,b}\` and \`**\`, and are relative to the workspace.

Invalid values stop the step before any request, and one error names them all. An input that the mode does not use causes a
warning. Values of inputs that only mode \`run\` has are checked in that mode alone.`;

const LARGEST = LARGEST_OUTPUT.toLocaleString('en');

export const AFTER_OUTPUTS = `### Outputs of a leg

Each leg also has outputs of its own. \`action.yml\` cannot declare them, since their names depend on the legs:

| Output | Value |
| --- | --- |
| \`leg-<name>-uuid\` | UUID of the operation |
| \`leg-<name>-status\` | the service's status, such as \`SUCCESS\` |
| \`leg-<name>-outcome\` | [one of these words](#outcomes) |
| \`leg-<name>-exit-code\` | exit code of the command |
| \`leg-<name>-timed-out\` | \`true\` when the leg was still active at the step's deadline, else \`false\` |
| \`leg-<name>-duration\` | seconds from the start of the operation to its end |
| \`leg-<name>-result-image\` | UUID of the image that the leg left |

A workflow reads them as in \`steps.wait.outputs.leg-unit-exit-code\`. \`<name>\` is the leg's name in lower case, with \`-\` for
every character except letters and digits, and made unique with \`-2\`. What is not known is empty.

### Rows of \`results\`

Each row of [\`results\`](#output-results) is an object:

| Field | Value |
| --- | --- |
| \`name\` | name of the leg |
| \`uuid\` | UUID of the operation; null for a leg that was not started |
| \`kind\` | \`instance\` or \`image_import\` |
| \`status\` | the service's status |
| \`outcome\` | [one of these words](#outcomes) |
| \`exit_code\` | exit code of the command |
| \`signal\` | number of the signal that ended the command |
| \`timed_out\` | whether the leg was still active at the step's deadline |
| \`sandbox_timed_out\` | whether the command ran into its own time limit |
| \`duration\` | seconds from the start of the operation to its end |
| \`image\` | the image that the operation ran on |
| \`result_image\` | UUID of the image that it left |
| \`tag\` | tag of that image |
| \`attempts\` | how often the step sent a start of the leg |
| \`flaky\` | whether the leg passed after a try that failed |
| \`reused\` | whether the leg was taken over from an earlier attempt of the workflow run |
| \`reused_from\` | number of that attempt |
| \`cancel\` | answer to the step's request to cancel: \`accepted\`, \`finished\` (it had already ended), \`rejected\` or \`failed\` (no answer) |

After these come \`created_at\` and the other numbers, booleans and texts that the service sent at the top level of the
operation. What is not known is null. The row has neither output nor error message of the leg, since GitHub drops an output
that looks as if it had a secret: read these from [\`results-file\`](#output-results-file).

### Lines of \`results-file\`

Each line of the file is one operation's payload as JSON, as the service sent it; only known secrets are replaced by \`***\`. In
all modes but list, a line also has \`leg\`, the leg's name. With \`retries\` each try has a line, and its number in \`attempt\`. A leg
that could not be read has a line with its \`uuid\`, or its \`name\` where there is no UUID, and \`error\`; one of a detached run has
\`name\` and \`uuid\`. The file is in \`RUNNER_TEMP\`, so it ends with the job. As \`operations-file\` of a later step it gives each leg
its name, with \`-2\` behind it where legs of two files share one, and the last of its tries.

### Outcomes

A leg's outcome is one of these words:

| Outcome | Meaning |
| --- | --- |
| \`passed\` | it ended well |
| \`failed\` | it ended with a failure, or the service refused to start it |
| \`cancelled\` | it was cancelled, by this step or otherwise, or the step ended before its start, for example after a failed setup |
| \`timed-out\` | it was still active, or not yet started, when the step's \`timeout\` passed |
| \`active\` | it is still active, in a step that does not wait or that a signal ended |
| \`unknown\` | it could not be read (no such operation, no permission, no reply), or it is unknown whether it was started |
| \`ended\` | in mode list alone: its status is SUCCESS, and no listing says whether its command passed |

### How large outputs may be

An output of more than ${LARGEST} bytes is left out: a step that gets it in an environment variable could not start, since
Linux allows 131,072 bytes. All outputs together have at most 450,000 characters. First come the counts of tests, \`exit-code\`,
\`outcome\`, \`results-file\`, the other counts and the outputs of a setup, which always fit. Then come \`operations\`, the lists
of names, \`results\`, \`matrix\`, \`failed-tests\`, and the outputs of each leg. An output is whole or left out. A warning
names those left out, and \`results-file\` has everything.`;
