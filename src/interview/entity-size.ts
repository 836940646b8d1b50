import type { Entity, Field } from './entities.ts';

/**
 * Bytes of the types that have one size. Sources: PostgreSQL 17 documentation, tables 8.2 (numbers), 8.9 (dates and times) and section
 * 8.6 (boolean); RFC 9562, Universally Unique Identifiers, 2024, section 4 (16 octets).
 */
export const bytesOfType: ReadonlyMap<string, number> = new Map([
  ['boolean', 1],
  ['smallint', 2],
  ['int', 4],
  ['integer', 4],
  ['bigint', 8],
  ['double', 8],
  ['date', 4],
  ['timestamp', 8],
  ['uuid', 16],
]);

/** The size of an entity, or why it is not known. */
export interface EntitySize {
  /** The sum of the fields whose size is known; what a store adds to each row is left out. */
  readonly rowBytes: number;
  /** The names of the fields whose size is not known. */
  readonly unknown: readonly string[];
  /** The most rows there are at a time; absent where that is not said, or where they grow without end. */
  readonly rows?: number;
  /** All rows, in bytes; absent where their number is not known, or the size of any field. */
  readonly totalBytes?: number;
}

/** Works out the size of an entity from its fields, its rows, what is added in a day and how long that stays. Indexes are left out. */
export function sizeOfEntity({ fields, rows, rowsPerDay, retention, retentionDays }: Entity): EntitySize {
  const sizes = fields.filter(({ name }) => name.trim() !== '').map((field) => ({ name: field.name.trim(), bytes: bytesOfField(field) }));
  const rowBytes = sizes.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  const unknown = sizes.filter(({ bytes }) => bytes === undefined).map(({ name }) => name);
  const count = countRows(rows, rowsPerDay ?? 0, retention === 'days' ? retentionDays : undefined);
  const isKnown = count !== undefined && unknown.length === 0 && sizes.length > 0;
  return { rowBytes, unknown, ...(count !== undefined && { rows: count }), ...(isKnown && { totalBytes: count * rowBytes }) };
}

/** Returns the size of a field's value in bytes, or undefined where neither it nor its type says. */
export function bytesOfField({ bytes, type }: Pick<Field, 'bytes' | 'type'>): number | undefined {
  return bytes ?? bytesOfType.get(type.trim().toLowerCase());
}

function countRows(atStart: number | undefined, perDay: number, days: number | undefined): number | undefined {
  if (perDay === 0) return atStart;
  // Rows there at the start have left, too, by the time that the first of the added ones leave; or the start is all there ever was.
  return days === undefined ? undefined : Math.max(atStart ?? 0, perDay * days);
}

const prefixes = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'];

/** Formats bytes with a decimal prefix and up to three digits: 3,000,000,000,000 is "3 TB". */
export function formatBytes(bytes: number): string {
  let [value, power] = [bytes, 0];
  while (value >= 999.5 && power < prefixes.length - 1) [value, power] = [value / 1000, power + 1];
  return `${Number(value.toPrecision(3))} ${prefixes[power]!}`;
}

/** Says how large an entity is, or what is missing to say it; "" where it has no fields. */
export function describeSize(entity: Entity): string {
  const { rowBytes, unknown, rows, totalBytes } = sizeOfEntity(entity);
  if (rowBytes === 0 && unknown.length === 0) return '';
  const row = unknown.length === 0 ? `A row has ${formatBytes(rowBytes)}` : `A row has ${formatBytes(rowBytes)} and ${listNames(unknown)}`;
  if (totalBytes !== undefined && rows !== undefined) {
    return `${row}; ${formatRows(rows)} of them are ${formatBytes(totalBytes)}, without indexes and copies.`;
  }
  const perDay = entity.rowsPerDay ?? 0;
  if (rows === undefined && perDay > 0 && unknown.length === 0) {
    return `${row}; ${formatBytes(perDay * rowBytes)} more a day, without an end.`;
  }
  return `${row}.`;
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return `the unsaid size of ${shown}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;
}

/** Formats a count with commas: 6000000000 is "6,000,000,000". */
export function formatRows(count: number): string {
  const [whole, part] = String(count).split('.');
  if (/e/.test(String(count))) return String(count);
  return whole!.replace(/\B(?=(\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`);
}
