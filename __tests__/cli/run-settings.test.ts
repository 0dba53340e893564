import { playRuns } from './play-run.ts';
import { RUN_SETTINGS } from './run-settings-scenarios.ts';

playRuns('contree run and mode run: settings', RUN_SETTINGS);
