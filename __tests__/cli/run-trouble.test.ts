import { playRuns } from './play-run.ts';
import { RUN_TROUBLE } from './run-trouble-scenarios.ts';

playRuns('contree run and mode run in trouble', RUN_TROUBLE);
