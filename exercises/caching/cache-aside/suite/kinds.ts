/** What a reader can do wrong; each belongs to one rule. */
export type Kind =
  | 'settles'
  | 'reads'
  | 'hit'
  | 'expires'
  | 'one-load'
  | 'waiters'
  | 'own-key'
  | 'absence'
  | 'load-fails'
  | 'put-writes'
  | 'leaves-alone'
  | 'put-drops'
  | 'invalidate'
  | 'stale-fill'
  | 'early'
  | 'refresh-fails'
  | 'values';
