/** What a health checker can do wrong in a run. Which rule it breaks is for the pattern to say in which it did. */
export type Kind = 'ends' | 'missing' | 'extra' | 'overlap' | 'strange' | 'returns' | 'list';
