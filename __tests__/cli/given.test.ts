import { playAll } from './play.ts';
import { GIVEN } from './given-scenarios.ts';

playAll('ways of naming operations', GIVEN);
