import { playAll } from './play.ts';
import { WAIT_TROUBLE } from './wait-trouble-scenarios.ts';

playAll('op wait and mode wait in trouble', WAIT_TROUBLE);
