import { playAll } from './play.ts';
import { CANCEL } from './cancel-scenarios.ts';

playAll('op cancel and mode cancel', CANCEL);
