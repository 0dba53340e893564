import { playRuns } from './play-run.ts';
import { RUN_FILES } from './run-files-scenarios.ts';

playRuns('contree run and mode run: files', RUN_FILES);
