// Generated from action.yml and package.json by `npm run docs`; change those instead.

export const VERSION = '0.1.0';

/** Every input with its default: a workflow that hands on an empty value means the default. */
export const INPUT_DEFAULTS = {
  mode: 'wait',
  token: '',
  project: '',
  url: '',
  'allow-http': 'false',
  profile: '',
  'request-timeout': '30s',
  operations: '',
  'operations-file': '',
  session: '',
  timeout: '60',
  'on-timeout': 'leave',
  'fail-fast': 'false',
  logs: '',
  'if-finished': 'error',
  status: 'EXECUTING',
  kind: '',
  since: '',
  until: '',
  max: '1000',
  cleanup: 'auto',
  summary: 'true',
  'job-status': '',
} as const;
