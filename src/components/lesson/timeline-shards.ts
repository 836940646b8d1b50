/** A social network's posts on shards, and how often they are written and read. */
export interface TimelineLoad {
  /** Shards that the posts are spread over. */
  readonly shards: number;
  /** Accounts whose posts a timeline shows. Follows have two ends, so an account has as many followers on average. */
  readonly follows: number;
  readonly timelinesPerSecond: number;
  readonly postsPerSecond: number;
}

/** What the figure begins with. */
export const timelineDefaults: TimelineLoad = { shards: 100, follows: 200, timelinesPerSecond: 10_000, postsPerSecond: 100 };

/** Where a post is kept, and so what reading a timeline and writing a post ask for. */
export interface TimelinePlacement {
  readonly name: string;
  /** Shards that one timeline is read from, on average. */
  readonly shardsPerTimeline: number;
  /** Shards that one post is written to, on average. */
  readonly writesPerPost: number;
}

/**
 * Returns what each placement asks for. Of S shards, F authors placed by hash are on S (1 - (1 - 1/S)^F) different ones on average. Copies
 * are one for each follower, beside the post itself.
 */
export function timelinePlacements({ shards, follows }: TimelineLoad): readonly TimelinePlacement[] {
  return [
    { name: 'Posts by post id', shardsPerTimeline: shards, writesPerPost: 1 },
    { name: 'Posts by author', shardsPerTimeline: shards * (1 - (1 - 1 / shards) ** follows), writesPerPost: 1 },
    { name: 'A copy by reader', shardsPerTimeline: 1, writesPerPost: 1 + follows },
  ];
}

/** Returns the calls to shards in a second, of reading and of writing together. */
export function callsPerSecond({ timelinesPerSecond, postsPerSecond }: TimelineLoad, placement: TimelinePlacement): number {
  return timelinesPerSecond * placement.shardsPerTimeline + postsPerSecond * placement.writesPerPost;
}
