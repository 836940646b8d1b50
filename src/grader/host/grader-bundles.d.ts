declare module 'virtual:headroom/grader-bundles' {
  /** Address of the learner worker's script. */
  export const learnerUrl: string;
  /** Address of the script of the worker in which a design runs with the learner's code. */
  export const designLearnerUrl: string;
  /** Address of the script that stands in the judge's place there. */
  export const designJudgeUrl: string;
  /** By exercise id: the judge worker's script and what a host must know without it. */
  export const judges: Readonly<
    Record<
      string,
      { readonly id: string; readonly url: string; readonly version: string; readonly seed: string; readonly rules: readonly string[] }
    >
  >;
}
