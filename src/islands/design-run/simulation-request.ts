import type { OwnCodeRequest } from '../../grader/own-code/messages.ts';

/** What a worker is asked to simulate: plain data, without the learner's parts. */
export type SimulationRequest = Omit<OwnCodeRequest, 'parts'>;
