/** A lab with a page of its own. */
export interface LabEntry {
  /** Names its page: /labs/<id>/. */
  readonly id: string;
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly about: string;
  /** What the learner guesses before it runs. */
  readonly question: string;
}

/** The labs, in the order they are listed. */
export const labs: readonly LabEntry[] = [
  {
    id: 'estimator',
    title: 'Estimator',
    about:
      'Powers of two, latency numbers, servers, storage, bandwidth and cache memory, step by step, with the units kept by the program.',
    question: 'To within a factor of two: how many servers, how many bytes, how long?',
  },
  {
    id: 'availability',
    title: 'Availability',
    about: 'Build a system of parts in sequence, in parallel and k of n; use a part in two places, and see which parts stop it alone.',
    question: 'How long is a shop of four parts down in 30 days, and how many single points of failure has it?',
  },
  {
    id: 'cache-eviction',
    title: 'Cache eviction',
    about: 'Thirteen eviction policies on any workload, your own cache beside them, and your own access trace if you have one.',
    question: 'Which policy hits most often, and how often does LRU?',
  },
  {
    id: 'cdn',
    title: 'Content delivery',
    about: 'Push, pull and pull through a shield on one day of requests: load at the origin, bytes and staleness against the time to live.',
    question: 'Which way brings the most bytes to the edges, and how often is the origin asked?',
  },
  {
    id: 'cache-writes',
    title: 'Cache writes',
    about: 'Write-through, write-behind, write-around and cache-aside on one script, step by step, with a crash wherever you put it.',
    question: 'After a crash here, which of the four has lost an acknowledged write?',
  },
  {
    id: 'hash-ring',
    title: 'Hash ring',
    about: 'Drag nodes in and out of a ring of consistent hashing; see which keys move, how full each node gets, and what bounds do.',
    question: 'How many of 10,000 keys move when a sixth node joins?',
  },
  {
    id: 'load-balancing',
    title: 'Load balancing',
    about: 'Six algorithms race on the same arrivals, with live queues; one backend slows down, fails fast, dies or joins cold.',
    question: 'Which algorithm has the lowest p99, and what is that of round robin?',
  },
  {
    id: 'one-to-millions',
    title: 'From one server to millions',
    about:
      'One design grown in eight steps, from a single machine to two regions: what each bears and costs, and what a lost machine does.',
    question: 'How many users a day does each step bear, and which part gives way first?',
  },
  {
    id: 'push-vs-poll',
    title: 'Push and poll',
    about: 'Polling, long polling, server-sent events and WebSockets hear of the same events; see what each sends and how late it is.',
    question: 'Which sends the most bytes, and how far behind is polling?',
  },
  {
    id: 'queueing',
    title: 'Queueing',
    about: 'Servers, load and service times: latency percentiles against utilisation beside theory, and Little’s law as it forms.',
    question: 'The p99 is 91.5 ms at 50% load. What is it at 90%?',
  },
  {
    id: 'raid',
    title: 'RAID',
    about: 'Mirrors, stripes and parities over two to eight disks: fail disks and see which bytes are found again, and from what.',
    question: 'How much does it hold, which pairs of disks may fail, and what does a small write cost?',
  },
  {
    id: 'saga',
    title: 'Saga',
    about: 'A booking over four services: refuse a step, lose its answer or crash the coordinator, and watch what is undone.',
    question: 'How does it end, and how many steps are compensated?',
  },
  {
    id: 'design',
    title: 'Design canvas',
    about: 'Draw a whole system of fourteen kinds of component, with settings in real units, regions and zones; export it or send a link.',
    question: 'Which component would you take out first, and what would break?',
  },
];
