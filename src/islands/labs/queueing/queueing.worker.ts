import { serveRuns } from '../shared/worker-run.ts';
import type { QueueRun } from './run.ts';
import { runQueueing } from './run.ts';
import type { QueueSettings } from './settings.ts';

serveRuns<QueueSettings, QueueRun>(runQueueing);
