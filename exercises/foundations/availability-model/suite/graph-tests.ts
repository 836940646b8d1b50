import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallCase, CasesTest } from '../../../../src/grader/authoring.ts';
import type { Link } from '../contract.ts';
import { askSinglePoints, names } from './calls.ts';
import { caseOf, draw, linking, linksOf, shuffled, someIds } from './draws.ts';

const pick = <T>(stream: RandomStream, items: readonly T[]): T => items[stream.below(items.length)]!;

/** Returns a case that asks for all single points; components, links and targets stand in an order that tells nothing. */
function asking(stream: RandomStream, ids: readonly string[], links: readonly Link[], targets: readonly string[]): CallCase {
  const system = linking(ids, shuffled(stream, links), shuffled(stream, targets));
  return caseOf({ ...system, components: shuffled(stream, system.components) }, askSinglePoints(ids.length + 1));
}

/** Stages in a row, each of one to three components of which each leads to each of the next. */
interface Row {
  readonly ids: readonly string[];
  readonly stages: readonly (readonly string[])[];
  readonly links: readonly Link[];
}

function someRow(stream: RandomStream, widths: readonly number[]): Row {
  const ids = someIds(
    stream,
    widths.reduce((sum, one) => sum + one, 0),
  );
  const rest = [...ids];
  const stages = widths.map((width) => rest.splice(0, width));
  const links = stages.slice(1).flatMap((stage, at) => stages[at]!.flatMap((from) => stage.map((to) => ({ from, to }))));
  return { ids, stages, links };
}

/** A row that begins and ends with one component. */
function rowOfStages(stream: RandomStream): Row {
  return someRow(stream, [1, ...Array.from({ length: 3 + stream.below(3) }, () => 1 + stream.below(2)), 1]);
}

/** One target at the end of a row, sometimes with a way past some of its stages. */
function rows(stream: RandomStream): CallCase {
  const { ids, stages, links } = rowOfStages(stream);
  const from = stream.below(stages.length - 2);
  const past = stages.slice(from + 2)[stream.below(stages.length - from - 2)]!;
  const shortcut = stream.below(3) === 0 ? [] : [{ from: pick(stream, stages[from]!), to: pick(stream, past) }];
  return asking(stream, ids, [...links, ...shortcut], stages.at(-1)!);
}

/** A row with a component beside it that its ends lead to, and that leads nowhere: no way around, unless links are followed backwards. */
function deadEnds(stream: RandomStream): CallCase {
  const { ids, stages, links } = someRow(stream, [1, 1 + stream.below(2), 1, 1 + stream.below(2), 1, 1]);
  const end = ids.at(-1)!;
  const row = stages.slice(0, -1);
  const led = links.filter(({ to }) => to !== end);
  const into = [row[0]!, row.at(-1)!, row[3]!].map((stage) => ({ from: stage[0]!, to: end }));
  return asking(stream, ids, [...led, ...into], row.at(-1)!);
}

/** Links between a few components, each on to one that stands later in a row: no circles, none twice, and a request gets everywhere. */
function linksOn(stream: RandomStream): CallCase {
  const ids = someIds(stream, 4 + stream.below(5));
  const links = ids.slice(1).flatMap((to, at) => {
    const near = shuffled(stream, ids.slice(Math.max(0, at - 2), at + 1));
    return near.slice(0, 1 + stream.below(2)).map((from) => ({ from, to }));
  });
  return asking(stream, ids, links, [ids.at(-1)!]);
}

/** Any links between a few components. */
function anyLinks(stream: RandomStream): CallCase {
  const ids = someIds(stream, 4 + stream.below(5));
  const count = ids.length + stream.below(ids.length);
  const links = Array.from({ length: count }, () => ({ from: pick(stream, ids), to: pick(stream, ids) }));
  return asking(stream, ids, links, [pick(stream, ids)]);
}

/** Targets side by side behind a row, one behind the other, in two branches, or the entry itself. */
function severalTargets(stream: RandomStream): CallCase[] {
  const { ids, stages, links } = someRow(stream, [1, 1 + stream.below(2), 1, 1 + stream.below(2), 3]);
  const last = stages.at(-1)!;
  const behind = { from: last[0]!, to: last[1]! };
  const toFirstOnly = links.filter(({ to }) => !last.includes(to) || to === last[0]);
  return [
    asking(stream, ids, links, last),
    asking(stream, ids, links, last.slice(0, 2)),
    asking(stream, ids, [...toFirstOnly, behind], last.slice(0, 2)),
    asking(stream, ids, links, [last[0]!, stages[2]![0]!]),
    asking(stream, ids, links, [ids[0]!]),
    asking(stream, ids, links, [ids[0]!, last[0]!]),
    asking(stream, ids, links, [last[0]!, stages[1]![0]!]),
    asking(stream, ids, links, [last[0]!, last[0]!]),
  ];
}

/** Components that no request reaches lead into the row, and are among the targets. */
function strangers(stream: RandomStream): CallCase[] {
  const widths = [1, 1, 1 + stream.below(2), 1, 1];
  const { ids, stages, links } = someRow(stream, [...widths, 2]);
  const row = ids.slice(0, -2);
  const [one, other] = ids.slice(-2) as [string, string];
  const led = links.filter(({ to }) => to !== one && to !== other);
  const into = row.flatMap((to) => (stream.below(2) === 0 ? [{ from: pick(stream, [one, other]), to }] : []));
  const end = row.at(-1)!;
  const around = [{ from: one, to: other }, { from: one, to: pick(stream, stages[2]!) }, { from: one, to: end }, ...into];
  return [
    asking(stream, ids, [...led, ...around], [end]),
    asking(stream, ids, [...led, ...around], [end, other]),
    asking(stream, ids, [...led, ...around], [one, other]),
    asking(stream, ids, led, [one]),
    asking(stream, ids, led, []),
    asking(
      stream,
      ids,
      [
        { from: end, to: ids[0]! },
        { from: end, to: ids[1]! },
      ],
      [end],
    ),
  ];
}

/** A row with links back, to itself, and twice. */
function circles(stream: RandomStream): CallCase {
  const { ids, stages, links } = rowOfStages(stream);
  const back = Array.from({ length: 1 + stream.below(4) }, () => {
    const at = 1 + stream.below(stages.length - 1);
    return { from: pick(stream, stages[at]!), to: pick(stream, stages[stream.below(at)]!) };
  });
  const own = [pick(stream, ids), stages.at(-1)![0]!].map((id) => ({ from: id, to: id }));
  const twice = links.filter(() => stream.below(3) === 0);
  return asking(stream, ids, [...links, ...back, ...own, ...twice], stages.at(-1)!);
}

/**
 * Loops that are entered at several places, asked for each component as target: their dominators take several passes.
 * Source of the first graph: Cooper, Harvey, Kennedy, "A Simple, Fast Dominance Algorithm", 2001, figure 4; the second is a ladder of the same kind.
 */
function tangles(stream: RandomStream): CallCase[] {
  const paper = linksOf('fe', 'fd', 'ea', 'db', 'dc', 'ab', 'ba', 'bc', 'cb');
  const ladder = linksOf('ab', 'ag', 'gf', 'bc', 'cb', 'cd', 'dc', 'de', 'ed', 'ef', 'fe', 'fh', 'hb');
  const ask = (all: string, links: readonly Link[]) => [...all.slice(1)].map((target) => asking(stream, [...all], links, [target]));
  return [...ask('fabcde', paper), ...ask('abcdefgh', ladder)];
}

/** Ids of every kind on the way. */
function strangeIds(stream: RandomStream): CallCase {
  const ids = shuffled(stream, names.slice(-10)).slice(0, 6) as [string, string, string, string, string, string];
  const links = ['01', '12', '13', '24', '34', '45'].map((text) => ({ from: ids[Number(text[0])]!, to: ids[Number(text[1])]! }));
  return asking(stream, ids, links, [ids[5]]);
}

/** The hidden tests of the fourth stage: single points of failure. */
export const graphTests: readonly CasesTest[] = [
  {
    kind: 'cases',
    id: 'R10/rows',
    rule: 'R10',
    title: 'stages in a row',
    failure: 'The single points of failure between the entry and one target came out wrong, or in another order than a request meets them.',
    cases: (stream) => [...draw(stream, rows, 40), ...draw(stream.fork('ids'), strangeIds, 10), ...draw(stream.fork('ends'), deadEnds, 6)],
  },
  {
    kind: 'cases',
    id: 'R10/any-links',
    rule: 'R10',
    title: 'links drawn at random, without circles',
    failure: 'The single points of failure of a small system without circles came out wrong.',
    cases: (stream) => draw(stream, linksOn, 60),
  },
  {
    kind: 'cases',
    id: 'R10/several-targets',
    rule: 'R10',
    title: 'several targets',
    failure: 'With several targets, of which one is enough, the single points of failure came out wrong.',
    cases: (stream) => Array.from({ length: 6 }, (_, index) => severalTargets(stream.fork(String(index)))).flat(),
  },
  {
    kind: 'cases',
    id: 'R11/unreachable',
    rule: 'R11',
    title: 'components that no request reaches',
    failure: 'A component that no request reaches, or a target that cannot be reached, changed the single points of failure.',
    cases: (stream) => Array.from({ length: 8 }, (_, index) => strangers(stream.fork(String(index)))).flat(),
  },
  {
    kind: 'cases',
    id: 'R12/circles',
    rule: 'R12',
    title: 'links back, to itself, and twice',
    failure: 'A circle of links, a link of a component to itself, or a link written twice changed the single points of failure.',
    cases: (stream) => draw(stream, circles, 40),
  },
  {
    kind: 'cases',
    id: 'R12/any-links',
    rule: 'R12',
    title: 'links drawn at random',
    failure: 'The single points of failure of a small system, in which links may form circles, came out wrong.',
    cases: (stream) => draw(stream, anyLinks, 60),
  },
  {
    kind: 'cases',
    id: 'R12/tangles',
    rule: 'R12',
    title: 'circles that are entered at several places',
    failure: 'In a circle of links that can be entered at several places, the single points of failure came out wrong.',
    cases: tangles,
  },
];
