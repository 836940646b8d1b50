import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'rate-limiter',
  family: 'traffic',
  version: '1.0.0',
  title: 'Rate limiter',
  summary:
    'Limit each client to a rate and a burst with exact arithmetic, tell it when to come back, and forget it once its bucket is full.',
  minutes: 50,
  difficulty: 'core',
  concepts: ['rate-limiting'],
  prerequisites: [],
  entry: 'createRateLimiter',
  rules: [
    { id: 'R1', text: 'A client not seen before has a full bucket of `burst` tokens; at one moment it gets that many and no more.' },
    {
      id: 'R2',
      text: 'Tokens flow in evenly: in t ms, t × `count` / `periodMs` of them, exactly. No fraction of a token is lost, gained or rounded.',
    },
    { id: 'R3', text: 'A bucket never holds more than `burst` tokens, however long its client stays away.' },
    { id: 'R4', text: 'A request that is denied takes nothing, and puts nothing off.' },
    {
      id: 'R5',
      text: 'In any span of t ms, wherever it begins, a client is allowed at most `burst` + t × `count` / `periodMs` tokens.',
    },
    { id: 'R6', text: 'Every client has a bucket of its own; any text is the name of a client, and another text is another client.' },
    {
      id: 'R7',
      text: 'A request takes all the tokens it costs, or is denied. One that costs more than `burst` is always denied, one that costs 0 always allowed.',
    },
    { id: 'R8', text: '`remaining` is the number of whole tokens in the bucket after the request, allowed or not.' },
    {
      id: 'R9',
      text: '`retryAfterMs` is 0 for a request allowed. For one denied it is the fewest whole milliseconds of waiting after which the same request is allowed; `Infinity` if it costs more than `burst`.',
    },
    {
      id: 'R10',
      text: 'The time that counts, for all clients, is the latest at which `take` was ever called. While the clock shows less, that time stands still, and `retryAfterMs` counts from it.',
    },
    { id: 'R11', text: 'A `burst`, `count` or `periodMs` that is not an integer of at least 1 throws a `RangeError`.' },
    { id: 'R12', text: 'A cost that is not an integer of at least 0 throws a `RangeError` and changes nothing.' },
    { id: 'R13', text: 'Two limiters share nothing but the clock.' },
    {
      id: 'R14',
      text: 'A call costs no more than the logarithm of the number of clients held, on average; neither the time that passed nor the number of tokens costs anything.',
    },
    {
      id: 'R15',
      text: 'What is held depends on the clients seen in the time that a bucket takes to fill, not on all that ever came; and none is forgotten before its bucket is full.',
    },
  ],
  hints: [
    'A client has just emptied its bucket of 2 tokens; 3 flow in every 10 ms. It asks again after 3 ms. How many tokens are there then, written as a fraction? Which unit would make that number whole, and every other that can come up as well? And what has to run *between* two requests for you to know the answer?',
    'Nothing has to run. What flowed in follows from the time since you last looked, so look only when the client asks: a **token bucket** keeps a level and the time it was right. Or keep one number, the **theoretical arrival time** of GCRA: the moment at which the bucket will be full again. A request moves it on by its cost; it is allowed if that moment stays near enough. Both decide alike. Count in parts of a token: `periodMs` parts are one token, `count` parts flow in each millisecond, and everything is an integer. A bucket that is full is a bucket you need not keep.',
    'Let `time` be the larger of `now()` and the latest time so far. With GCRA: `scaled = time × count`, and `full` the number kept for the client, or `scaled` if there is none or it is less. A request of `cost` would make it `full + cost × periodMs`; it is denied if that is more than `scaled + burst × periodMs`. The excess, divided by `count` and rounded **up**, is the wait. The room left, divided by `periodMs` and rounded **down**, is what remains. Store the new number only when allowed, and only for a cost above 0. To forget: a client not allowed anything for the time that fills a bucket is full. Keep the map in the order of the last request allowed (delete, then set), and before each decision drop clients from its front while they are full.',
  ],
  budgets: [
    {
      id: 'steps-per-call',
      title: 'Steps per call',
      unit: 'steps',
      budget: 60,
      explanation:
        'Metered steps (loop turns, calls, and built-ins charged by the length they touch) divided by calls, with 1,024, 4,096 and 16,384 clients. Seven calls in eight are requests, the eighth moves the clock. The largest size counts; measuring stops where a budget is broken.',
    },
    {
      id: 'growth',
      title: 'Growth of that cost with the number of clients',
      unit: 'times',
      budget: 3,
      explanation: 'Steps per call at the largest size measured, divided by the same with 1,024 clients.',
    },
    {
      id: 'growth-with-time',
      title: 'Growth of the cost with time and tokens',
      unit: 'times',
      budget: 4,
      explanation:
        'Steps per call of 128 clients whose buckets hold 100 million tokens and fill in a day, divided by the same with 1,000 tokens and a second, the clock moving on by so much more. Whoever counts tokens or milliseconds one by one is found out here.',
    },
    {
      id: 'entries-held',
      title: 'Entries held',
      unit: 'entries for each active client',
      budget: 8,
      explanation:
        'The most entries of Maps and Sets held at any time, four elements of an array counting as one, while 16,384 clients come by once each and 512 of them come in the time that a bucket takes to fill; divided by 512.',
    },
  ],
  seed: 'headroom-1',
});
