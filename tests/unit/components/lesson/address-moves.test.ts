import { describe, expect, it } from 'vitest';
import { addressMovesFields, describeMoves } from '../../../../src/components/lesson/address-moves.ts';

describe('describeMoves', () => {
  it('says whom both rules move: of ten backends about nine tenths and one', () => {
    const text = describeMoves(10);
    const [, modulo, rendezvous] =
      /^Of 10,000 clients, hash mod n moves (\d,\d{3}) .*, rendezvous (\d{3}|1,\d{3}) \(.*%\): only those of the dead backend\.$/.exec(
        text,
      ) ?? [];
    expect(Math.abs(Number(modulo!.replace(',', '')) / 9_000 - 1)).toBeLessThan(0.02);
    expect(Math.abs(Number(rendezvous!.replace(',', '')) / 1_000 - 1)).toBeLessThan(0.1);
  });

  it('has a sentence for all that the field takes', () => {
    const [{ least, most, value }] = addressMovesFields as [(typeof addressMovesFields)[number]];
    for (const backends of [least, value, most]) expect(describeMoves(backends)).not.toMatch(/NaN|Infinity/);
    expect(describeMoves(least)).toContain('hash mod n moves 4,');
  });
});
