import { simulateDesign, type SimulationOutcome } from '../../design/simulation/index.ts';
import { serveRuns } from '../labs/shared/worker-run.ts';
import type { SimulationRequest } from './simulation-request.ts';

serveRuns<SimulationRequest, SimulationOutcome>(({ design, load, options }, tell) => simulateDesign(design, load, options, tell));
