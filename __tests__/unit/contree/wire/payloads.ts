import { UUID } from '../test-client.ts';

export const IMAGE = 'aaaaaaaa-2222-4333-8444-555555555555';
export const RESULT = 'bbbbbbbb-2222-4333-8444-555555555555';

/** A detail reply of the current generation. */
export const current = {
  uuid: UUID.toUpperCase(),
  kind: 'INSTANCE',
  status: 'SUCCESS',
  error: null,
  created_at: '2026-06-08T20:00:00.123456789Z',
  duration: 12.5,
  result_image_uuid: RESULT,
  result: { image: IMAGE, tag: 'unit:latest' },
  image_size: 4096,
  session_key: null,
  preserved: true,
  metadata: {
    command: 'make test',
    image: IMAGE,
    env: { CI: 'true', EMPTY: '', DEBUG: null, JOBS: 4 },
    result: {
      state: { exit_code: 42, pid: 7, signal: -1, timed_out: false },
      resources: { elapsed_time: 9.25, monotonic_time: 9.25, max_rss: -1 },
      stdout: { value: 'é\n', encoding: 'ascii' },
      stderr: { value: 'AP8=', encoding: 'base64', truncated: true },
    },
  },
};

/** The same as the older generation would tell it. */
export const older = {
  id: UUID.replaceAll('-', ''),
  status: 'SUCCESS',
  created_at: '2026-06-08T20:00:00Z',
  result: {
    exit_code: '42',
    timed_out: true,
    cpu_time_ms: 10,
    stdout: { content: 'é\n', encoding: 'ascii', truncated: false },
    stderr: { content: 'AP8=', encoding: 'BASE64', truncated: true },
  },
};
