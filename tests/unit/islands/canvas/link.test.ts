import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../../src/design/index.ts';
import { addComponent, blankDesign, connect } from '../../../../src/islands/canvas/design-edits.ts';
import { fileName, readDesignFile, writeDesignFile } from '../../../../src/islands/canvas/design-file.ts';
import { decodeDesignLink, encodeDesignLink, isDesignHash } from '../../../../src/islands/canvas/design-link.ts';
import { examples } from '../../../../src/islands/canvas/examples.ts';
import { createStream } from '../../../../src/kernel/index.ts';

const design = examples[1]!.build();

function hashOf(value: unknown): string {
  const body = Buffer.from(deflateSync(Buffer.from(JSON.stringify(value)))).toString('base64url');
  return `#design=1.${body.length}.${body}`;
}

/** The message of a refusal. */
function refused(hash: string): string {
  const read = decodeDesignLink(hash);
  if (read.ok) throw new Error('the link was taken');
  expect(read.remedy.length).toBeGreaterThan(10);
  return read.message;
}

describe('links to designs', () => {
  it('[K8] give the drawing back, one with a round trip too', () => {
    const turned = connect(design, 'db', 'app');
    for (const one of [design, blankDesign, turned.ok && turned.design]) {
      const hash = encodeDesignLink(one as Design)!;
      expect(isDesignHash(hash)).toBe(true);
      expect(decodeDesignLink(hash)).toEqual({ ok: true, design: one });
    }
  });

  it('[K8] that are cut short anywhere say so', () => {
    const hash = encodeDesignLink(design)!;
    for (let length = '#design='.length; length < hash.length; length += 37) expect(refused(hash.slice(0, length))).toMatch(/cut short/);
  });

  it('[K8] that were changed, are newer, too long or hold something else are refused', () => {
    const hash = encodeDesignLink(design)!;
    expect(refused(`${hash}x`)).toMatch(/changed/);
    expect(refused(hash.replace('=1.', '=2.'))).toMatch(/newer/);
    expect(refused(`#design=1.40000.${'a'.repeat(40_000)}`)).toMatch(/longer/);
    expect(refused(hashOf({ format: 'headroom-progress' }))).toMatch(/no design that can be shown.*not a design/);
    expect(refused(hashOf({ ...design, version: 9 }))).toMatch(/newer version/);
    expect(refused(hashOf({ ...design, components: [{ id: 'a', kind: 'bomb' }] }))).toMatch(/no design that can be shown/);
    expect(refused(hashOf('x'.repeat(600_000)))).toMatch(/changed/);
  });

  it('[K8] are not made where they would be too long', () => {
    const random = createStream('names');
    let large = blankDesign;
    for (let count = 0; count < 200; count++) {
      const added = addComponent(large, 'key-value-store', { x: random.float() * 1e6, y: random.float() * 1e6 });
      if (added.ok) large = added.design;
    }
    const named = large.components.map((one) => ({
      ...one,
      name: Array.from({ length: 80 }, () => String.fromCodePoint(0x4e00 + Math.floor(random.float() * 20_000))).join(''),
    }));
    expect(encodeDesignLink({ ...large, components: named })).toBeUndefined();
    expect(encodeDesignLink(large)).toBeDefined();
  });
});

describe('files of designs', () => {
  const file = (text: string | Uint8Array<ArrayBuffer>): File => new File([text], 'design.json');

  it('[K8] are read back as they were written', async () => {
    expect(await readDesignFile(file(writeDesignFile(design)))).toEqual({ ok: true, design });
  });

  it.each([
    ['cut short', writeDesignFile(design).slice(0, 400), /not JSON/],
    ['newer', JSON.stringify({ ...design, version: 2 }), /newer version/],
    ['hostile', JSON.stringify({ ...design, components: [{ ...design.components[0], __proto__: null, constructor: 1 }] }), /not known/],
    ['too large', ' '.repeat(4_000_001), /larger than any design/],
    ['no text', new Uint8Array([0xff, 0xfe, 0, 1]), /not JSON/],
  ])('[K8] that are %s are refused in words', async (_what, text, message) => {
    const read = await readDesignFile(file(text));
    expect(read.ok ? '' : read.problems[0]!.message).toMatch(message);
  });

  it('are named after the design', () => {
    expect([undefined, '', '../../Żółw & Co', 'Shop'].map((name) => fileName({ ...design, name }))).toEqual([
      'design',
      'design',
      'w-co',
      'shop',
    ]);
  });
});
