import { playAll } from './play.ts';
import { WAIT } from './wait-scenarios.ts';

playAll('op wait and mode wait', WAIT);
