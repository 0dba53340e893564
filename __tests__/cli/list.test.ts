import { playAll } from './play.ts';
import { LIST } from './list-scenarios.ts';

playAll('op list and mode list', LIST);
