import { serveRuns } from '../shared/worker-run.ts';
import { runMillions, type MillionsRun } from './run.ts';
import type { MillionsSettings } from './settings.ts';

serveRuns<MillionsSettings, MillionsRun>(runMillions);
