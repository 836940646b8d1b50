import { describe, expect, it } from 'vitest';
import { diagramLink } from '../../../../../src/islands/labs/availability/link.ts';
import { defaultSettings, presets } from '../../../../../src/islands/labs/availability/settings.ts';

const read = (query: string): NonNullable<ReturnType<typeof diagramLink.read>> => diagramLink.read(`#lab?${query}`)!;

describe('links to the availability lab', () => {
  it.each(presets)('carry the diagram “$name” there and back', ({ settings }) => {
    expect(diagramLink.read(diagramLink.format(settings))).toEqual({ settings, notes: [] });
  });

  it('are told from other hashes', () => {
    expect(diagramLink.read('#source-gray')).toBeUndefined();
    expect(read('')).toEqual({ settings: defaultSettings, notes: [] });
  });

  it('are put right where a value is not possible, and it is said', () => {
    const { settings, notes } = read('d=p9(0,1,2)&a=1e300-One&a=abc-T%3Cw%3Eo&a=-5-A+name+that+is+too+long');
    expect(settings.root).toMatchObject({ kind: 'parallel', need: 3 });
    expect(settings.parts).toEqual([
      { name: 'One', percent: 100 },
      { name: 'Two', percent: 99.9 },
      { name: '5-A name that', percent: 99.9 },
    ]);
    expect(notes).toEqual([
      'The availability of part 1 goes from 0 to 100 percent; 100 is used.',
      'The name of part 2 in the link is not possible; “Two” is used.',
      'The availability of part 2 goes from 0 to 100 percent; 99.9 is used.',
      'The name of part 3 in the link is not possible; “5-A name that” is used.',
      'The availability of part 3 goes from 0 to 100 percent; 99.9 is used.',
      'Of 3 in parallel, 1 to 3 can be needed; 3 is used instead of 9.',
    ]);
  });

  it.each([
    's(0,9)',
    's(',
    '0)',
    's()',
    'x(0)',
    '((((((',
    `s(${Array.from({ length: 20 }, () => '0').join(',')})`,
    'p1(s(p1(s(p1(s(0,0),0),0),0),0),0)',
    '',
  ])('with the diagram %j fall back to the one to begin with', (diagram) => {
    const { settings, notes } = read(`d=${diagram}&a=99-A`);
    expect(settings).toEqual(defaultSettings);
    expect(notes).toEqual(['The diagram in the link is not possible here; the one to begin with is shown instead.']);
  });

  it('are tidied: no group of one, no sequence in a sequence, no part that is used nowhere', () => {
    const { settings } = read('d=s(s(0,p1(2)),0)&a=99-A&a=98-B&a=97-C');
    expect(settings).toEqual({
      parts: [
        { name: 'A', percent: 99 },
        { name: 'C', percent: 97 },
      ],
      root: { kind: 'sequence', need: 3, of: [0, 1, 0].map((part) => ({ kind: 'place', part })) },
    });
  });

  it('are cut at twelve parts', () => {
    const parts = Array.from({ length: 14 }, (_, index) => `a=99-P${index}`).join('&');
    expect(read(`d=s(0,11)&${parts}`).notes).toEqual(['There can be 12 parts; the others in the link are left out.']);
  });
});
