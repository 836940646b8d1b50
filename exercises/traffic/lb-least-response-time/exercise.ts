import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'lb-least-response-time',
  family: 'traffic',
  version: '1.0.0',
  title: 'Least response time',
  summary: 'Send each request where it will be answered soonest, by what backends did lately and what runs on them now.',
  minutes: 60,
  difficulty: 'hard',
  concepts: ['lb-least-response-time'],
  prerequisites: ['lb-power-of-two'],
  entry: 'createBalancer',
  rules: [
    {
      id: 'R1',
      text: '`pick` returns the id of a backend of the latest list, and `undefined` only when that list is empty.',
    },
    {
      id: 'R2',
      text: 'While nothing runs, a backend whose last ten answers took ten times as long as those of another gets at most one request in five.',
    },
    {
      id: 'R3',
      text: 'Running requests count too: with equal latencies, a backend with ten more running is passed over, and even one ten times as fast does not get everything when hundreds of requests come at once. A request runs until `finished` is called, however it ended.',
    },
    {
      id: 'R4',
      text: 'What was learnt fades with the half-life `halfLifeMs`: half a half-life changes no clear preference, and within ten a backend that was slow is tried again, if there is traffic.',
    },
    {
      id: 'R5',
      text: 'A failure never makes a backend look better, however quickly it came: one whose last five requests all failed gets at most one request in five for the next fifth of a half-life.',
    },
    {
      id: 'R6',
      text: 'A backend without results is tried within forty requests, and until its first result never has more running than the even share and two.',
    },
    { id: 'R7', text: 'A latency of 0 ms is a latency: the fastest there is, and no reason to send everything there.' },
    {
      id: 'R8',
      text: 'What was learnt of a backend, and what runs on it, is kept through every change of the list, also while it is away; it fades as usual. Requests may end while it is away.',
    },
    { id: 'R9', text: 'Two balancers share nothing.' },
    {
      id: 'R10',
      text: 'In a simulated cluster the slowest hundredth of requests stays short, with one slow backend in ten, with one that turns slow, and with one that joins cold; the one that joined gets its part in the end.',
    },
    { id: 'R11', text: 'In a simulated cluster a backend that answers everything with an error at once gets next to nothing.' },
  ],
  hints: [
    'Two backends are idle; one took 10 ms of late and the other 100. Where does the next request go? Now ten requests run on the fast one: where does the eleventh go, if each must wait for those before it? Write down a single number for each backend that gives the right answer both times. Then ask what the number is for a backend that failed a moment ago in 1 ms, and for one that has never been asked.',
    'Expected wait is about **latency times requests running, the new one included**. For the latency keep one number and a time for each backend: jump up at once when a request took longer, and let it fall by half in each half-life, also while no results come, or a backend that was slow once is never asked again. A failure says nothing about speed: put a latency there that nobody would want to wait for. And let a backend you know nothing of have one request at a time until you do.',
    'For each id keep `running`, `peakMs`, `seenMs`. The estimate at any time is `peakMs` times 2 to the power of (`seenMs` - now) / half-life, but not below some small number such as 1 ms, so that products with `running` still differ for backends that answer in 0 ms. `finished` takes one off `running`, whatever happened, and sets `peakMs` to the larger of the estimate and the latency (for a failure: of the latency and some seconds), `seenMs` to now. `pick` takes the least of estimate times (`running` + 1), beginning at a place drawn at random so that ties are spread; a backend without results costs 0 when nothing runs on it and more than any other when something does. Keep all this by id, and let `setBackends` replace only the list.',
  ],
  budgets: [
    {
      id: 'p99-slow-one',
      title: '99th percentile with one slow backend in ten',
      unit: 'ms',
      budget: 1250,
      explanation:
        'The latency that 99 of 100 requests stay within, of 8,500 after a warm-up of 500, in a simulated cluster that is 70% busy and where one backend of ten takes ten times as long. The mean service of the others is 50 ms.',
    },
    {
      id: 'p99-turns-slow',
      title: '99th percentile while one backend in ten has turned slow',
      unit: 'ms',
      budget: 1250,
      explanation: 'The same for the requests that arrive in the 21 seconds in which one of ten equal backends takes ten times as long.',
    },
    {
      id: 'black-hole',
      title: 'Requests that a black hole gets',
      unit: 'in 100',
      budget: 2,
      explanation:
        'Of 100 requests, how many are sent to a backend of ten from the moment on at which it begins to answer everything with an error after 1 ms.',
    },
  ],
  seed: 'headroom-1',
});
