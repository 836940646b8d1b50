import type { Judgement, JudgeRequest } from './judgement.ts';

/** Page to judge. One request at a time. */
export type HostRequest =
  | { readonly kind: 'judge'; readonly id: number; readonly request: JudgeRequest }
  | { readonly kind: 'countHits'; readonly id: number; readonly code: string; readonly capacity: number; readonly keys: Int32Array };

/** Judge to page; a pong comes from the frame itself. */
export type HostReply =
  | { readonly kind: 'pong' }
  | {
      readonly kind: 'progress';
      readonly id: number;
      readonly stage: 'visible' | 'rules' | 'budgets' | 'workloads' | 'shrinking';
      readonly label: string;
      readonly fraction: number;
    }
  | { readonly kind: 'judged'; readonly id: number; readonly judgement: Judgement }
  | { readonly kind: 'counted'; readonly id: number; readonly hits: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'broken'; readonly message: string };

/** Frame to judge. */
export type FrameMessage = { readonly kind: 'learner' } | { readonly kind: 'died'; readonly message: string };
