import { createHash } from 'node:crypto';
import { deflateSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  decodeShareLink,
  encodeShareLink,
  isShareHash,
  MAX_HASH_CHARS,
  type SharedRun,
} from '../../../../src/islands/workspace/share/shareLink.ts';

const run: SharedRun = {
  exercise: 'cache-lru',
  source: 'export const é = "naïve 🦊";\n// a line\n'.repeat(8),
  receipt: { exerciseVersion: '1.0.0', codeHash: 'c'.repeat(64), seed: 'headroom-1', transcriptHash: 't'.repeat(64) },
};

function hashOf(shared: SharedRun): string {
  const encoded = encodeShareLink(shared);
  if (!encoded.ok) throw new Error(encoded.refusal.message);
  return encoded.hash;
}

function refusalOf(hash: string, exercise = run.exercise): string {
  const decoded = decodeShareLink(hash, exercise);
  return decoded.ok ? 'none' : decoded.refusal.kind;
}

function hashOfText(text: string): string {
  const body = Buffer.from(deflateSync(strToU8(text))).toString('base64url');
  return `#verdict=1.${body.length}.${body}`;
}

describe('share link', () => {
  it('brings back exactly what was shared', () => {
    expect(decodeShareLink(hashOf(run), 'cache-lru')).toEqual({ ok: true, run });
  });

  it('is told from other fragments of an address', () => {
    expect(isShareHash(hashOf(run))).toBe(true);
    expect(isShareHash('#rules')).toBe(false);
    expect(isShareHash('')).toBe(false);
  });

  it('uses only characters that survive in an address', () => {
    expect(hashOf(run)).toMatch(/^#[A-Za-z0-9=._-]+$/);
  });

  it('says when it was cut short, wherever the cut is', () => {
    const hash = hashOf(run);
    for (let length = '#verdict='.length; length < hash.length; length += 7) expect(refusalOf(hash.slice(0, length))).toBe('truncated');
  });

  it('says when it was changed', () => {
    const hash = hashOf(run);
    expect(refusalOf(`${hash}x`)).toBe('edited');
    expect(refusalOf(`${hash.slice(0, -1)}*`)).toBe('edited');
    expect(refusalOf(hash.slice(0, -40) + 'A'.repeat(40))).toBe('edited');
  });

  it('refuses contents of another shape', () => {
    for (const text of ['null', '[]', '{"exercise":"cache-lru"}', JSON.stringify({ ...run, source: 4 }), 'no json'])
      expect(refusalOf(hashOfText(text))).toBe('edited');
  });

  it('does not unfold a small text into a huge one', () => {
    expect(refusalOf(hashOfText(JSON.stringify({ ...run, source: ' '.repeat(20_000_000) })))).toBe('edited');
  });

  it('refuses to make or open a link that is too long', () => {
    const noise = Array.from({ length: 600 }, (_, index) => createHash('sha512').update(String(index)).digest('base64')).join('');
    const encoded = encodeShareLink({ ...run, source: noise });
    expect(encoded.ok ? 'made' : encoded.refusal.kind).toBe('too-long');
    expect(refusalOf(`#verdict=1.9.${'A'.repeat(MAX_HASH_CHARS)}`)).toBe('too-long');
  });

  it('says when a newer version made it', () => {
    expect(refusalOf(hashOf(run).replace('=1.', '=2.'))).toBe('newer');
  });

  it('says when it belongs to another exercise', () => {
    expect(refusalOf(hashOf(run), 'cache-lfu')).toBe('other-exercise');
  });
});
