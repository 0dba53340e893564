import { playRuns } from './play-run.ts';
import { RUN } from './run-scenarios.ts';

playRuns('contree run and mode run', RUN);
