import { defineExercise } from '../../../src/schema/exercise.ts';

export default defineExercise({
  id: 'availability-model',
  family: 'foundations',
  version: '1.0.0',
  title: 'Availability model',
  summary:
    'Compute how often a system of many parts is up, with sequence, parallel, k of n and shared parts, and name its single points of failure.',
  minutes: 90,
  difficulty: 'core',
  concepts: ['availability-arithmetic', 'spof'],
  prerequisites: [],
  entry: 'createAvailabilityModel',
  rules: [
    { id: 'R1', text: '`availability()` of a requirement that is one component is the availability of that component.' },
    {
      id: 'R2',
      text: '`all` is met when each of its parts is, and is always met when it has none; different components fail independently.',
    },
    { id: 'R3', text: '`any` is met unless each of its parts fails, and is never met when it has none.' },
    {
      id: 'R4',
      text: '`atLeast` is met when so many of its parts are, or more, however different their availabilities: 0 is always met, more than there are never.',
    },
    { id: 'R5', text: 'Gates nest, and a part of any gate may be any gate.' },
    {
      id: 'R6',
      text: 'A component that stands at several places is one component, up or down at all of them at once; in a list, each of its places counts.',
    },
    { id: 'R7', text: '`downtimeMinutes(days)` is the time the system is expected to be down in so many days of 1,440 minutes.' },
    {
      id: 'R8',
      text: 'The order in which anything is listed does not matter, nor does a component that is not named; every text is an id, also `""` and `"__proto__"`.',
    },
    {
      id: 'R9',
      text: 'An availability that is not a number from 0 to 1, and an id anywhere that no component has, throw a `RangeError` when the model is made.',
    },
    {
      id: 'R10',
      text: '`singlePoints()` lists the components that are on every way from the entry to any of the targets, entry and a sole target included, in the order in which a request meets them.',
    },
    {
      id: 'R11',
      text: 'Only what a request can reach from the entry counts; where no target can be reached, there are no single points.',
    },
    {
      id: 'R12',
      text: 'Circles of links, links of a component to itself and links listed twice are allowed, and hide or make no single point.',
    },
    { id: 'R13', text: 'Two models share nothing, and a call changes nothing: asked again, a model gives the same answer.' },
    { id: 'R14', text: 'The cost may double with each component that stands at several places, and not with any other.' },
    { id: 'R15', text: 'The cost of `atLeast` k of n is in proportion to k times n, give or take a constant factor.' },
    { id: 'R16', text: 'The cost of the single points is near to proportional to the number of components and links.' },
  ],
  hints: [
    '**Sequence and parallel.** Two parts of 0.9 are both needed: how much of the time is each of the four states of the two? Now one is enough: which state is left over? **k of n.** You know how likely it is that exactly 0, 1, 2 ... of the first five parts are up. A sixth part comes: what do you need to know about the first five? **Shared parts.** Two servers hang on one power supply. Somebody tells you that it is up: what is left to compute? And if it is down? **Single points.** All ways to a component come through two others. Which single points do all of these ways have in common?',
    '**Sequence and parallel.** Multiply what must happen together: being up in a sequence, being down in parallel. **k of n.** Keep a table of how many are up, and update it part by part; nobody needs to know *which*. **Shared parts.** Suppose the shared part up, then down, and weigh the two answers with its availability. In each case it is a constant, and the rest is independent. Only parts that stand at several places need this. **Single points.** They are the *dominators* of the target in the graph of links. The nearest single point before a component is the nearest that all its predecessors have in common, so they form a tree. For several targets, link them all to one exit.',
    '**Requirements.** Write one recursive function from a requirement and a map of chances to a probability. `all` multiplies, `any` takes 1 minus the product of what each lacks, `atLeast` keeps an array in which `met[j]` is the chance of exactly j so far: for each part go **downwards** through j, with `met[j] = met[j] * (1 - p) + met[j - 1] * p`; let the last cell collect "k or more". Count the places of each id once. A second recursive function takes the list of ids with two places or more: it sets the next one to 1 in the map, recurses, sets it to 0, recurses, and weighs. **Single points.** Number what the entry reaches in reverse postorder of a depth-first search. Keep for each node its nearest dominator, unknown at first, the entry its own. Go through the nodes in order: meet the known nearest dominators of all predecessors, where two nodes meet by moving the one with the higher number up to its own nearest dominator until they are the same. Repeat until nothing changes. Then walk up from the exit and turn the list round.',
  ],
  budgets: [
    {
      id: 'shared-steps',
      title: 'Steps with shared components',
      unit: 'steps',
      budget: 120_000,
      explanation:
        'Metered steps (loop turns, calls, and built-ins charged by the length they touch) of making a model and asking for its availability: 16 services of two or three instances, all on five shared zones, 41 components in all.',
    },
    {
      id: 'quorum-steps',
      title: 'Steps of a large quorum',
      unit: 'steps',
      budget: 400_000,
      explanation:
        'Metered steps of making a model and asking for its availability, where at least 64 of 128 different components must be up.',
    },
    {
      id: 'graph-steps',
      title: 'Steps of the single points',
      unit: 'steps',
      budget: 250_000,
      explanation:
        'Metered steps of an average call of `singlePoints()` on 976 components and about 1,340 links, with the making of the model spread over three calls.',
    },
  ],
  seed: 'headroom-1',
});
