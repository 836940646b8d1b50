/** What a learner does in one case, and what comes of it. */
export interface Way {
  readonly id: string;
  readonly title: string;
  /** Two questions, each with what the interviewer says. */
  readonly questions: readonly (readonly [asked: string, answer: string])[];
  /** An estimate, and how it is read. */
  readonly estimate: { readonly asks: string; readonly given: string; readonly read: string };
  readonly operation: { readonly name: string; readonly path: string };
  readonly entity: { readonly name: string; readonly key: string };
  /** The file of a design that meets its objectives. */
  readonly design: string;
  /** A service of it with six instances. */
  readonly service: string;
  readonly objective: string;
  readonly change: string;
  /** What the interviewer asks about the drawing, and after the change. */
  readonly followUps: readonly [drawn: string, changed: string];
  /** By component, the exercise whose solution of the learner's runs in it. */
  readonly own?: Readonly<Record<string, string>>;
}

/** One way through each case. */
export const ways: readonly Way[] = [
  {
    id: 'url-shortener',
    title: 'A link shortener',
    questions: [
      ['Do links expire?', 'Five years, unless the owner sets an earlier end'],
      ['How many links are created per day?', 'About 100 million new links a month.'],
    ],
    estimate: { asks: 'How many links are made a second, on average?', given: '3 million requests/day', read: 'Read as 34.7 requests/s.' },
    operation: { name: 'make a link', path: '/links' },
    entity: { name: 'link', key: 'code' },
    design: 'one-region',
    service: 'Redirect service',
    objective: '99 of 100 redirects within 50 ms.',
    change: '40% of all reads go to that one key',
    followUps: ['You said cached; what happens on a miss?', 'Which of your machines has that key, and how much can it bear?'],
    own: { 'Link cache': 'cache-lru', 'Load balancer': 'lb-power-of-two' },
  },
  {
    id: 'twitter-timeline',
    title: 'A timeline of short posts',
    questions: [
      ['How long may a post be?', 'At most 280 characters.'],
      ['Is following mutual or one way?', 'One-way, and nobody has to agree to it.'],
    ],
    estimate: {
      asks: 'How many posts are written a second, on average?',
      given: '5 million requests/day',
      read: 'Read as 57.9 requests/s.',
    },
    operation: { name: 'write a post', path: '/posts' },
    entity: { name: 'post', key: 'id' },
    design: 'gathered',
    service: 'Timeline reads',
    objective: '99 of 100 timelines within 200 ms.',
    change: 'A television network brings its celebrities to us.',
    followUps: ['All requests come through one balancer.', 'How many batches is that, and when does the last follower have it?'],
  },
  {
    id: 'ticket-booking',
    title: 'Seats for a concert',
    questions: [
      ['Can a seat be sold twice?', 'Never. There is one chair.'],
      ['How long is a seat held?', 'Eight minutes.'],
    ],
    estimate: {
      asks: 'How many fans come a second, in the first five minutes of the largest sale?',
      given: '60,000 requests/min',
      read: 'Read as 1,000 requests/s.',
    },
    operation: { name: 'hold seats', path: '/holds' },
    entity: { name: 'hold', key: 'seat' },
    design: 'line-and-saga',
    service: 'Seat service',
    objective: '99 of 100 attempts to hold are answered within 500 ms.',
    change: 'From today the payment provider answers late',
    followUps: ['Fans who join the line and fans who hold seats', 'Walk me through it.'],
  },
];
