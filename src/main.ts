import { keepStops } from './stop.ts';

// Before the rest is loaded, which takes longer than this entry.
const onStop = keepStops(process);
const { runMain } = await import('./main-step.ts');
await runMain(onStop);
