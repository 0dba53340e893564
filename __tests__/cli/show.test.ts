import { playAll } from './play.ts';
import { SHOW } from './show-scenarios.ts';

playAll('op show and mode show', SHOW);
