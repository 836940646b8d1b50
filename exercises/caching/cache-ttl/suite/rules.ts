import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallCase, CasesTest } from '../../../../src/grader/authoring.ts';
import { draw, value } from '../../suite-parts/case-shapes.ts';
import { commonTests } from '../../suite-parts/common-tests.ts';
import { commonRules, withLongLives } from './common-rules.ts';
import {
  between,
  comingBack,
  evicting,
  forEver,
  givingWay,
  mixed,
  never,
  oneClock,
  reading,
  roomy,
  settingAgain,
  sizes,
} from './shapes.ts';
import { fractions, method } from './ttl-calls.ts';

const { get, set, has, delete: remove, size } = method;
const common = commonTests(commonRules, withLongLives);
const shortLife = between(1, 6);

function test(
  rule: string,
  name: string,
  title: string,
  failure: string,
  shape: (stream: RandomStream) => CallCase,
  count?: number,
): CasesTest {
  return { kind: 'cases', id: `${rule}/${name}`, rule, title, failure, cases: (stream) => draw(stream, shape, count) };
}

/** The hidden tests on small cases, one to four a rule. */
export const ruleTests: readonly CasesTest[] = [
  common.storeAndRead,
  test(
    'R2',
    'boundary',
    'found to the last millisecond, and not after',
    'A get found a key that had expired, or missed one that was live, at or near its deadline.',
    roomy([get], shortLife),
  ),
  test(
    'R2',
    'has',
    'has tells the same as get',
    'has did not tell rightly whether a key was live at that time.',
    roomy([has, get], shortLife),
  ),
  test(
    'R3',
    'reading',
    'reading does not lengthen a life',
    'A key that was read or asked for expired later than one that was not, or earlier than it should.',
    reading,
  ),
  test(
    'R4',
    'set-again',
    'setting again starts a new life, longer or shorter',
    'A key that was set again did not live from then on for its new time to live: its old deadline still counted.',
    settingAgain(false),
  ),
  test(
    'R4',
    'set-after-delete',
    'a key deleted and set again has a new life',
    'A key that was deleted and set again was ended by its old deadline, or kept something of its old life.',
    settingAgain(true),
  ),
  test(
    'R4',
    'set-after-eviction',
    'a key evicted and set again has a new life',
    'A key that was evicted and came back was ended by its old deadline.',
    comingBack,
    120,
  ),
  test(
    'R5',
    'giving-way',
    'expired entries give way first',
    'A new key displaced a live entry although an expired one took up room, or an expired one was counted as filling a place.',
    givingWay,
  ),
  common.bounded,
  test(
    'R7',
    'get-is-a-use',
    'of live entries the least recently used goes; a get is a use',
    'All entries were live, and the one evicted was not the one whose last use lies furthest back.',
    evicting((_stream, key) => [get, key]),
  ),
  test(
    'R7',
    'set-is-a-use',
    'overwriting is a use, and evicts nothing',
    'Setting a live key was not counted as a use of it, or evicted something.',
    evicting((stream, key, at) => [set, key, value(at), between(1_000, 9_000)(stream)]),
  ),
  test(
    'R7',
    'has-is-not',
    'has is not a use',
    'has was counted as a use of the key it asked for.',
    evicting((_stream, key) => [has, key]),
  ),
  test(
    'R7',
    'mixed',
    'all calls mixed, lives short and long',
    'With entries expiring and others being displaced, the cache held another set of keys than it should.',
    mixed,
    150,
  ),
  common.delete,
  test(
    'R8',
    'expired',
    'delete of an expired key gives false',
    'delete said that an expired key was held, or went wrong near a deadline.',
    roomy([remove, get], shortLife),
  ),
  common.size,
  {
    ...test('R9', 'expired', 'size counts live entries, at any time', 'size counted an expired entry, or left out a live one.', sizes),
    judged: [size],
  },
  test(
    'R10',
    'for-ever',
    'an entry may live for ever',
    'An entry with a time to live of Infinity expired, or one with a very long one did so at the wrong time.',
    forEver,
    30,
  ),
  test(
    'R10',
    'fractions',
    'a life may end between two milliseconds',
    'A time to live of 0.5 or 2.5 was rounded to another millisecond.',
    roomy([get, has], (stream) => fractions[stream.below(fractions.length)]!),
    20,
  ),
  test(
    'R10',
    'never-live',
    'at 0 or less an entry is never live',
    'A key set with a time to live of 0 or less was live, or its earlier value still was.',
    never,
  ),
  common.falsyValues,
  common.keysLikeMap,
  common.badCapacity,
  common.twoCaches,
  test('R13', 'one-clock', 'two caches on one clock', 'Of two caches on the same clock, one was affected by the other.', oneClock),
];
