/** Status, method, path, body and headers. */
export type Step = readonly [
  status: number,
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
];

/** What exists in the simulator, by UUID; a file by its hash. */
export interface Things {
  readonly image: string;
  readonly sha256: string;
  readonly file: string;
  readonly ended: string;
  readonly running: string;
  readonly queued: string;
  readonly cancelled: string;
  readonly imported: string;
}

/** No operation, image or file has it. */
export const UNKNOWN = '00000000-0000-4000-8000-00000000dead';
