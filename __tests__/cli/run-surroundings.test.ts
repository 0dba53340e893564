import { playRuns } from './play-run.ts';
import { RUN_SURROUNDINGS } from './run-surroundings-scenarios.ts';

playRuns('contree run and mode run: what a run starts from', RUN_SURROUNDINGS);
