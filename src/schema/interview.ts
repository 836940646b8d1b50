/** The stages of an interview, in their order. */
export const stageIds = ['scope', 'estimate', 'interface', 'data-model', 'high-level', 'deep-dive', 'bottlenecks', 'wrap-up'] as const;

/** What a session is marked by, each 0 to 3. */
export const dimensionIds = [
  'scoping',
  'estimation',
  'interface',
  'data-model',
  'high-level-design',
  'deep-dive',
  'trade-offs',
  'failure-thinking',
  'communication',
] as const;

/** The longest question that is read, in characters. */
export const longestQuestion = 500;
