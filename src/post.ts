import { keepStops } from './stop.ts';

// Before the rest is loaded, which takes longer than this entry.
const onStop = keepStops(process);
const { runPost } = await import('./post-entry.ts');
await runPost(onStop);
