import { describe, expect, it } from 'vitest';
import { checkDesign, defaultSettings, designLimits, readDesign, readDrawing } from '../../../src/design/index.ts';
import { componentKinds } from '../../../src/design/settings.ts';
import { designFile, designOf, type Part, type Wire } from './sample-design.ts';

const everyKind = componentKinds.map((kind): Part => [kind, kind]);
const chain: readonly Wire[] = [
  ['clients dns'],
  ['dns load-balancer'],
  ['load-balancer service'],
  ['service queue', 'async'],
  ['queue worker'],
];

function problemsOf(value: unknown): readonly { path: string; message: string; remedy: string }[] {
  const read = readDesign(typeof value === 'string' ? value : JSON.stringify(value));
  return read.ok ? [] : read.problems;
}

describe('reading a design', () => {
  it('[D1] completes each kind with its defaults', () => {
    const design = designOf(everyKind, chain);
    for (const { kind, settings } of design.components) expect(settings).toEqual(defaultSettings[kind]);
  });

  it('[D1] keeps what is said', () => {
    const design = designOf(
      [['db', 'relational-store', { replicas: 3, readFrom: 'any' }, { zone: 'a', region: 'eu' }]],
      [],
      [
        { id: 'eu', kind: 'region', availability: 0.5 },
        { id: 'a', kind: 'zone', region: 'eu' },
      ],
    );
    expect(design.components[0]).toMatchObject({ settings: { replicas: 3, readFrom: 'any', failover: 'automatic' }, zone: 'a' });
    expect(design.groups[0]!.availability).toBe(0.5);
  });

  it('[D7] reads back what it has written', () => {
    const design = designOf(everyKind, chain);
    expect(readDesign(JSON.stringify(design))).toEqual({ ok: true, design });
  });

  it.each([
    ['not JSON', '{"format": "headroom', /not JSON/],
    ['NaN', '{"format":"headroom-design","version":NaN}', /not JSON/],
    ['null', 'null', /not a design/],
    ['a list', '[1]', /not a design/],
    ['another format', { format: 'headroom-progress' }, /not a design/],
    ['a newer version', { ...designFile([], []), version: 2 }, /newer version/],
    ['more than 1 MB', `"${'x'.repeat(1_000_001)}"`, /larger than 1 MB/],
    [
      '201 components',
      designFile(
        Array.from({ length: 201 }, (_, at): Part => [`c${at}`, 'service']),
        [],
      ),
      /201 components/,
    ],
    ['a version that is no number', { ...designFile([], []), version: '1' }, /"version"/],
    ['a missing list', { format: 'headroom-design', version: 1 }, /"components" is missing/],
  ])('[D3] tells %s for what it is', (_, value, message) => {
    const problems = problemsOf(value);
    expect(problems[0]!.message).toMatch(message);
    expect(problems[0]!.remedy).not.toBe('');
  });

  it.each([
    [
      'an infinite number',
      '{"format":"headroom-design","version":1,"components":[{"id":"a","kind":"service","name":"a","settings":{"replicas":1e999}}],"connections":[]}',
      'components[0].settings.replicas',
    ],
    ['a negative count', designFile([['a', 'service', { replicas: -1 }]], []), 'components[0].settings.replicas'],
    ['half an instance', designFile([['a', 'service', { replicas: 0.5 }]], []), 'components[0].settings.replicas'],
    [
      'an availability above 1',
      designFile([['a', 'service', { instanceAvailability: 1.1 }]], []),
      'components[0].settings.instanceAvailability',
    ],
    ['a setting of another kind', designFile([['a', 'service', { ttlMs: 1 }]], []), 'components[0].settings'],
    ['an unknown kind', designFile([['a', 'mainframe' as 'service']], []), 'components[0].kind'],
    ['an id with spaces', designFile([['a b', 'service']], []), 'components[0].id'],
  ])('[D2] names the place of %s', (_, value, path) => {
    expect(problemsOf(value).map((problem) => problem.path)).toContain(path);
  });

  it('[D2] tells at most 20 problems of a file that is wrong everywhere', () => {
    const parts = Array.from({ length: 200 }, (): Part => ['!', 'service', { replicas: -1, nonsense: 1 }]);
    expect(problemsOf(designFile(parts, []))).toHaveLength(20);
  });

  it('[D2] never throws, whatever is put where', () => {
    const hostile: unknown[] = [null, -1, 1e308, '', '__proto__', 'constructor', [], {}, [[[]]], { toString: 1 }, true, NaN, Infinity];
    const file = designFile(everyKind, chain) as Record<string, unknown>;
    let refused = 0;
    for (const bad of hostile) {
      for (const key of Object.keys(file)) refused += checkDesign({ ...file, [key]: bad }).ok ? 0 : 1;
      const [first, ...others] = file['components'] as object[];
      for (const key of Object.keys(first!))
        refused += checkDesign({ ...file, components: [{ ...first, [key]: bad }, ...others] }).ok ? 0 : 1;
    }
    // "" is a good design's name and {} a good place for settings; most else is refused.
    expect(refused).toBeGreaterThan(80);
  });

  it('[D2] is not fooled by ids that objects have', () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const design = designOf(
      names.map((id): Part => [id, 'service']),
      [['__proto__ constructor'], ['constructor toString']],
    );
    expect(design.components.map(({ id }) => id)).toEqual(names);
  });

  it('[D4] finds ids used twice and references to nothing', () => {
    expect(
      problemsOf(
        designFile(
          [
            ['a', 'service'],
            ['a', 'cache'],
          ],
          [],
        ),
      ),
    ).toMatchObject([{ path: 'components[1].id', message: expect.stringMatching(/twice/) }]);
    expect(problemsOf(designFile([['a', 'service']], [['a b']]))).toMatchObject([
      { path: 'connections[0].to', message: expect.stringMatching(/no such component/) },
    ]);
    expect(problemsOf(designFile([['a', 'service', {}, { zone: 'z' }]], []))).toMatchObject([{ path: 'components[0].zone' }]);
    const groups = [
      { id: 'eu', kind: 'region' },
      { id: 'us', kind: 'region' },
      { id: 'z', kind: 'zone', region: 'eu' },
    ] as const;
    expect(problemsOf(designFile([['a', 'service', {}, { zone: 'z', region: 'us' }]], [], groups))).toMatchObject([
      { message: expect.stringMatching(/is in the region "eu"/) },
    ]);
    expect(problemsOf(designFile([['a', 'service', {}, { zone: 'eu' }]], [], groups))).toMatchObject([
      { message: expect.stringMatching(/no zone "eu"/) },
    ]);
  });

  it('[D5] names the connections of a round trip', () => {
    const parts: Part[] = [
      ['d', 'service'],
      ['a', 'service'],
      ['b', 'service'],
      ['c', 'service'],
    ];
    const problems = problemsOf(designFile(parts, [['d a'], ['a b'], ['b c'], ['c a']]));
    expect(problems).toMatchObject([
      {
        path: 'connections[3]',
        message: 'A request would go round for ever: over "w1", then "w2", then "w3", and back to where it began.',
      },
    ]);
    expect(problemsOf(designFile(parts, [['a a']]))[0]!.message).toMatch(/for ever: over "w0"/);
  });

  it('[D5] counts async connections, kinds of request apart, and no copies between stores', () => {
    const parts: Part[] = [
      ['a', 'service'],
      ['q', 'queue'],
      ['s', 'key-value-store'],
      ['t', 'key-value-store'],
    ];
    expect(
      problemsOf(
        designFile(parts, [
          ['a q', 'async'],
          ['q a', 'async'],
        ]),
      ),
    ).toHaveLength(1);
    expect(
      problemsOf(
        designFile(parts, [
          ['a q', 'async', { for: ['x'] }],
          ['q a', 'async', { for: ['y'] }],
        ]),
      ),
    ).toEqual([]);
    expect(
      problemsOf(
        designFile(parts, [
          ['a q', 'async', { for: ['x'] }],
          ['q a', 'async'],
        ]),
      ),
    ).toHaveLength(1);
    expect(
      problemsOf(
        designFile(parts, [
          ['s t', 'replicates'],
          ['t s', 'replicates'],
        ]),
      ),
    ).toEqual([]);
  });

  it('[D5] takes a chain as long as designs may be', () => {
    const parts = Array.from({ length: designLimits.components }, (_, at): Part => [`c${at}`, 'service']);
    const wires = parts.slice(1).map(([id], at): Wire => [`c${at} ${id}`]);
    expect(problemsOf(designFile(parts, wires))).toEqual([]);
    expect(problemsOf(designFile(parts, [...wires, ['c199 c0']]))).toHaveLength(1);
  });

  it('[D6] lets only stores replicate', () => {
    expect(
      problemsOf(
        designFile(
          [
            ['a', 'service'],
            ['s', 'key-value-store'],
          ],
          [['a s', 'replicates']],
        ),
      )[0]!.message,
    ).toMatch(/not both stores/);
  });

  it('[D8] takes a drawing that goes round or copies to what is no store, and nothing else that is wrong', () => {
    const parts: readonly Part[] = [
      ['a', 'service'],
      ['s', 'key-value-store'],
    ];
    const atWork = [designFile(parts, [['a s'], ['s a']]), designFile(parts, [['a s', 'replicates']])].map((value) =>
      JSON.stringify(value),
    );
    for (const text of atWork) {
      expect(readDesign(text).ok).toBe(false);
      expect(readDrawing(text).ok).toBe(true);
    }
    const wrong = [
      designFile(parts, [['a b']]),
      designFile([['a', 'service', { replicas: -1 }]], []),
      { format: 'headroom-design', version: 2 },
    ];
    for (const value of wrong) expect(readDrawing(JSON.stringify(value)).ok).toBe(false);
  });
});
