import { countMoves, figureClients } from './address-hash.ts';
import { formatNumber } from './cache-arithmetic.ts';
import type { NumberField } from './number-fields.ts';

/** The field of AddressMoves.astro. */
export const addressMovesFields: readonly NumberField[] = [
  { name: 'backends', label: 'Backends before the death', value: 10, least: 2, most: 40, whole: true },
];

/** Returns a share in percent with one decimal. */
export function percentOf(share: number): number {
  return Number((share * 100).toFixed(1));
}

/** Says whom both rules move when one of `backends` backends, at least 2, dies. */
export function describeMoves(backends: number): string {
  const [modulo, rendezvous] = (['modulo', 'rendezvous'] as const).map((rule) => {
    const { moved } = countMoves(rule, backends);
    return `${formatNumber(Math.round(moved * figureClients))} (${percentOf(moved)}%)`;
  });
  return `Of ${formatNumber(figureClients)} clients, hash mod n moves ${modulo}, rendezvous ${rendezvous}: only those of the dead backend.`;
}
