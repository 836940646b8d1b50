import { serveRuns } from '../shared/worker-run.ts';
import type { Lane } from './lane.ts';
import { runLane } from './race.ts';
import type { RaceSettings } from './settings.ts';

serveRuns<RaceSettings, readonly Lane[]>(
  (settings, tell) => {
    const { algorithms } = settings;
    return algorithms.map((algorithm, index) => runLane(settings, algorithm, (share) => tell((index + share) / algorithms.length)));
  },
  (lanes) => lanes.flatMap(({ queues }) => [queues.running.buffer, queues.failed.buffer]),
);
