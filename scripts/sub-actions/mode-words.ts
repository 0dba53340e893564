import type { SubAction } from '../../src/values/mode.ts';

/** How a text of the root `action.yml` differs in a sub-action. */
export interface Words {
  /** In place of the whole description. */
  readonly description?: string;
  /** Parts of the root's description with what stands in their place. */
  readonly edits?: readonly (readonly [from: string, to: string])[];
  /** Heading above it, where the root's is another mode's. */
  readonly group?: string;
  /** What the root's default means in this mode, where the root has to leave that open. */
  readonly default?: string;
}

/** By the name of the input or output. */
type WordsByName = Readonly<Record<string, Words>>;

export interface ModeWords {
  readonly description: string;
  readonly inputs: WordsByName;
  readonly outputs: WordsByName;
}

const LOGS: Words = {
  description:
    "Which legs' output goes to the step log: `none`, `failed` (every leg that did not pass), `all`, or `live`: each line as it is written, after its leg's name, for up to 120 legs at a time on a service with event streams, and of other legs when they have ended.",
  default: 'failed',
};

const MOMENT =
  'an ISO date or time (UTC unless it has a zone), an interval back from now such as `15m`, `2h`, `3d`, `1w` or `3600` (seconds, up to eight digits), or a Unix time. Without it, `6h`.';

/** What wait and cancel, which take operations, have in common. */
const SELECTED: WordsByName = {
  since: {
    group: 'Search',
    description: `Where the search of \`operations: workflow\` begins when the start of the workflow run cannot be read: ${MOMENT}`,
  },
  cleanup: {
    description:
      'When operations that are still active are cancelled automatically: `never`; `cancelled`, when the job is cancelled; `always`, also at the end of the job. `operations: all` with `always` or `cancelled` is an error.',
    default: 'never',
  },
  comment: { edits: [[' and the names of failing tests', '']] },
  'github-token': { edits: [['`operations: workflow` and `on-rerun: failed` need', '`operations: workflow` needs']] },
};

function operations(purpose: string): Words {
  return {
    edits: [
      ['The operations, separated', `The operations ${purpose}, separated`],
      ['a step of mode run started', '`contree/op-action/run` started'],
    ],
  };
}

/** The words of each sub-action, where the root's do not fit. `sub-action.ts` checks that each is of use. */
export const MODE_WORDS: Readonly<Record<SubAction, ModeWords>> = {
  run: {
    description:
      'Run commands in many ConTree sandboxes at once and wait for them, with outputs per leg, a job summary and exit codes.',
    inputs: {
      'dry-run': { edits: [[' In any other mode it is an error.', '']] },
      detach: {
        edits: [
          [
            "A later step or job waits for them, with `operations: workflow` or with this step's output `operations`.",
            "`contree/op-action/wait` waits for them, in a later step or job: it takes this step's output `operations`, or the word `workflow`.",
          ],
        ],
      },
      timeout: {
        description:
          'Deadline for imports, uploads, the setup and all legs together, such as `90`, `5m` or `1h30m`; at least one second.',
        default: '1h',
      },
      logs: LOGS,
      since: {
        group: 'Search',
        description: `Where the search for legs of earlier attempts (\`on-rerun: failed\`) begins when the start of the workflow run cannot be read: ${MOMENT}`,
      },
      cleanup: {
        description:
          'When legs that are still active are cancelled automatically: `never`; `cancelled`, when the job is cancelled; `always`, also at the end of the job; `auto`, which is `always`, but `never` with `detach`.',
      },
      'github-token': { edits: [['`operations: workflow` and `on-rerun: failed` need', '`on-rerun: failed` needs']] },
    },
    outputs: {
      operations: {
        edits: [
          [
            'hand on `results-file` as `operations-file` instead, or use `operations: workflow`.',
            '`contree/op-action/wait` then takes `results-file` as a file, or the word `workflow`.',
          ],
        ],
      },
    },
  },
  wait: {
    description:
      'Follow ConTree operations until each has ended, with outputs per operation, a job summary and exact exit-code rules.',
    inputs: {
      ...SELECTED,
      operations: operations('to wait for, called legs below'),
      timeout: {
        description: 'Deadline for all legs together, such as `90`, `5m` or `1h30m`; at least one second.',
        default: '60s',
      },
      'on-timeout': {
        edits: [
          [' `collect` takes what a stopped leg leaves; the leg gets no tag.', ''],
          [' A setup is always cancelled at the deadline, since no leg can use its image.', ''],
        ],
      },
      logs: LOGS,
      'output-dir': {
        edits: [
          ['; `stdout.try-1.txt` and so on are those of tries before the last', ''],
          [', and is no folder of `collect`', ''],
        ],
      },
      checks: {
        edits: [
          [
            "It shows the leg's failing tests (`test-reports`) with their messages, but neither its command nor its output",
            'It shows neither the command nor the output of the leg',
          ],
        ],
      },
    },
    outputs: {},
  },
  cancel: {
    description: 'Cancel ConTree operations, with outputs per operation and a job summary.',
    inputs: {
      ...SELECTED,
      operations: operations('to cancel, called legs below'),
      timeout: {
        description:
          'How long requests to an unreachable service are retried, such as `90`, `5m` or `1h30m`; at least one second.',
        default: '60s',
      },
      checks: {
        edits: [
          [
            "The check run is in progress while the step waits for the leg, and is completed also when the step is stopped or crashes. It shows the leg's failing tests (`test-reports`) with their messages, but neither its command nor its output",
            'It shows neither the command nor the output of the leg',
          ],
        ],
      },
    },
    outputs: {
      'exit-code': {
        description:
          '0 when each operation was cancelled, or had ended with `if-finished: ignore`; else 1. The step fails when it is not 0.',
      },
      'timed-out': { description: 'Always an empty JSON array: no deadline applies to operations that are cancelled.' },
      'timed-out-count': { description: 'Always 0.' },
    },
  },
};
