import { defineExercise } from '../../../src/schema/exercise.ts';

const statistical =
  'How evenly random points spread keys is fixed by their number (Lamping and Veach 2014), so a right ring lies just below the budget; what is measured is averaged over eight rings, which keeps every right ring more than five deviations away.';

export default defineExercise({
  id: 'consistent-hashing',
  family: 'data',
  version: '1.0.0',
  title: 'Consistent hashing',
  summary:
    'Build a hash ring whose nodes join and leave without reshuffling the keys: virtual nodes, weights, replicas, and bounded loads.',
  minutes: 120,
  difficulty: 'core',
  concepts: ['consistent-hashing'],
  prerequisites: [],
  entry: 'createHashRing',
  rules: [
    { id: 'R1', text: '`getNode` names a node that is on the ring, and gives `undefined` on an empty ring only.' },
    {
      id: 'R2',
      text: 'The owner of a key depends on the nodes of the ring and their weights alone: it is the same from call to call, in any order of joining, after any history, and in every ring made with the same `virtualNodes`.',
    },
    { id: 'R3', text: 'When a node joins, a key keeps its owner or moves to the new node.' },
    { id: 'R4', text: 'When a node leaves, the keys of the others keep their owner.' },
    { id: 'R5', text: 'Adding a node again unchanged, or removing one that is not there, changes nothing.' },
    {
      id: 'R6',
      text: 'All of this holds where points of different nodes fall on the same place: neither the order of joining nor the leave of one node decides for the others.',
    },
    {
      id: 'R7',
      text: 'Every text is a name and a key like any other, also `""`, `"__proto__"`, and names that continue one another such as `"node-1"` and `"node-11"`.',
    },
    {
      id: 'R8',
      text: 'A node has `virtualNodes` points (100 where it is left out), and keys are spread as evenly over equal nodes as that many random points spread them; a join moves the new node’s share.',
    },
    {
      id: 'R9',
      text: 'A look-up takes steps in proportion to the logarithm of the number of points, and `getNodes` not many more for each node it returns.',
    },
    {
      id: 'R10',
      text: 'A join or leave may put all points in order once, but not once for each new point.',
    },
    { id: 'R11', text: 'Two rings share nothing.' },
    {
      id: 'R12',
      text: 'A node of weight w has round(`virtualNodes` × w) points, at least one, and owns keys in proportion to its weight.',
    },
    {
      id: 'R13',
      text: 'A higher weight moves keys only to the node, a lower one only from it; only the last weight counts, and one left out is 1, also for a node that is there.',
    },
    { id: 'R14', text: 'A weight that is not a finite number above 0 throws a `RangeError`, and changes nothing.' },
    {
      id: 'R15',
      text: '`getNodes(key, count)` lists `count` distinct nodes, the owner first; all of them where there are fewer, none for a count of 0 or below.',
    },
    {
      id: 'R16',
      text: 'A shorter list is the beginning of a longer one, and when a node joins, leaves or changes its weight, the others keep their order in it, also where points fall on one place.',
    },
    {
      id: 'R17',
      text: 'With `epsilon`, `acquire` takes a place on the first node of the key’s list with room and names it, or gives `undefined` on an empty ring; `getNode` and `getNodes` stay as they are.',
    },
    {
      id: 'R18',
      text: 'A node has room as long as it would not hold more than ceil((1 + `epsilon`) × held × weight / total weight), this key counted among the held.',
    },
    {
      id: 'R19',
      text: '`release` gives back one place, and is ignored where none is held; a node leaves with its places and comes back without, and keeps them when its weight changes.',
    },
    { id: 'R20', text: 'The cost of `acquire` and `release` does not grow with the number of nodes, but for the look-up.' },
  ],
  hints: [
    '**Ring.** With `hash(key) % n`, how many of 1,000 keys move when a tenth node joins nine? What would have to be true of a key’s place for a join to leave it alone? **Weights.** If a node had twice as many chances to be met first, how many keys would it own? **Replicas.** The owner fails: who should already have a copy, so that nothing else has to move? **Bounded loads.** When the owner is full, where else would every other client look for the key?',
    '**Ring.** Hash the nodes too, onto the same circle, and let a key belong to the next node clockwise. One point a node leaves wide gaps and narrow ones; a hundred even them out. Two points can fall on one place: let something decide that no history can change. **Weights.** A heavier node has the same points and more. **Replicas.** Keep walking, and pass over nodes you have met. **Bounded loads.** Walk as for replicas, and take the first node with room; the room depends on how many places are held in all, this one counted.',
    '**Ring.** Keep one array of points, each a place and a node, sorted by place and then by name. A look-up is a binary search for the first place at or after the key’s; past the last point comes the first. A join hashes number and name, with a separator between them, for each point, sorts these and merges them in; a leave filters the array by node. Keep the nodes in a `Map`, not in an object. **Weights.** Check the weight before you touch anything; number the points from 0, so that more weight adds numbers and moves none. **Replicas.** From the index found, step on modulo the length, adding nodes to a `Set` until it has `min(count, nodes)`. **Bounded loads.** Keep places per node, their total and the total weight as numbers. Room is `held + 1 <= ceil((1 + epsilon) * (total + 1) * weight / totalWeight)`; leaving subtracts the node’s places from the total.',
  ],
  budgets: [
    {
      id: 'variation',
      title: 'Spread of the keys',
      unit: 'of 1/√V',
      budget: 1.5,
      gap: { right: 0.9, why: statistical },
      explanation:
        'Standard deviation of the nodes’ shares over their mean, times √V, for eight rings of ten nodes with V = 100 points each, and eight with V = 10. The larger counts, less what counting a limited number of keys adds. Random points come to about 0.95.',
    },
    {
      id: 'most-loaded',
      title: 'Keys of the most loaded node',
      unit: 'times the mean',
      budget: 1.35,
      gap: { right: 0.95, why: statistical },
      explanation: 'Keys of the node with the most, over the mean of the ten nodes with 100 points each; mean of eight rings.',
    },
    {
      id: 'moved',
      title: 'Keys moved by a join',
      unit: 'times K/(N+1)',
      budget: 1.3,
      gap: { right: 0.9, why: statistical },
      explanation:
        'Keys that have another owner after an eleventh node joined ten, over an eleventh of the keys; mean of eight rings with V = 100. The budget is 1 + 3/√V.',
    },
    {
      id: 'steps-per-point',
      title: 'Steps of a join or leave, per point',
      unit: 'steps',
      budget: 128,
      explanation:
        'Metered steps of a join or leave with a look-up after it, divided by the points of a ring of 8 nodes with 128 points each. Sorting all points once takes a sixth to a half, by how it compares them.',
    },
    {
      id: 'steps-per-look-up',
      title: 'Steps per look-up',
      unit: 'steps',
      budget: 72,
      explanation:
        'Metered steps of an average look-up on 4,096 points of 64 nodes; each fourth asks for the third node of a list, the others for the owner.',
    },
    {
      id: 'growth',
      title: 'Growth of that cost with the ring',
      unit: 'times',
      budget: 4,
      explanation:
        'Steps per look-up on 4,096 points, divided by the same on 128 points of 4 nodes. A search in order comes to less than 2, a walk along the points to nearly 30.',
    },
    {
      id: 'steps-per-place',
      title: 'Steps to take or give back a place',
      unit: 'steps',
      budget: 100,
      explanation: 'Metered steps of an average acquire or release on 512 nodes with two points each and an epsilon of 1.',
    },
  ],
  seed: 'headroom-1',
});
