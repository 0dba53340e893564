import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of JavaScript objects that something still refers to. */
export function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** The same with their buffers and long texts, which lie beside the heap. */
export function memoryUsed(): number {
  const objects = heapUsed();
  return objects + process.memoryUsage().external;
}
