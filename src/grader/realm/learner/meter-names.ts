const prefix = '$hr$';

/** Names under which the meter stands in the learner's scope. They can be read there, and calling them only adds to the learner's own bill. */
export const meterNames = {
  tick: `${prefix}tick`,
  chargeKeys: `${prefix}keys`,
  chargeNew: `${prefix}new`,
  globals: `${prefix}globals`,
  defaultExport: `${prefix}default`,
} as const;

/** Returns whether a learner may not use a name. */
export function isReservedIdentifier(name: string): boolean {
  return name.startsWith(prefix);
}
