import { quote } from '../design/problem.ts';
import type { AccessPath, Entity } from './entities.ts';
import type { Finding } from './finding.ts';
import type { PlacedEntity } from './placed-entity.ts';

/** What rows can be found by: the key or an index, its fields in order. */
interface Route {
  readonly names: readonly string[];
  readonly isUnique: boolean;
  readonly isGlobal: boolean;
}

/** Checks the access paths of an entity: rules D9 to D13. `known` are the ids of the operations, absent where these are not given. */
export function checkAccessPaths(one: PlacedEntity, known: ReadonlySet<string> | undefined): Finding[] {
  const { entity, path, called } = one;
  const routes = routesOf(entity);
  return entity.accessPaths.flatMap((access, index) => {
    const at = `${path}.accessPaths[${index}]`;
    const noun = `Access path ${index + 1} of ${called}`;
    return [
      ...checkOperation(access, at, noun, known),
      ...(access.does === 'insert' ? [] : checkLookUp(entity, access, routes, at, noun)),
      ...(access.does === 'list' ? checkOrder(access, routes, at, noun) : []),
    ];
  });
}

function routesOf({ key, indexes }: Entity): Route[] {
  const routes = [{ names: key, isUnique: true, isGlobal: false }, ...indexes.map(({ fields, ...rest }) => ({ names: fields, ...rest }))];
  return routes.filter(({ names }) => names.length > 0);
}

// D9: an operation that an access path names is there.
function checkOperation({ operation }: AccessPath, path: string, noun: string, known: ReadonlySet<string> | undefined): Finding[] {
  if (!known || operation === '' || known.has(operation)) return [];
  return [
    {
      rule: 'D9',
      path,
      message: `${noun} is for an operation that is no longer there.`,
      why: 'An index that nobody uses still costs at every write.',
      remedy: 'Choose another operation, or take the path out.',
    },
  ];
}

/**
 * Returns whether a look-up by some fields goes straight to its rows: the fields are the first ones of the route in any order, or they
 * hold every field of it.
 * Source: PostgreSQL 17 documentation, section 11.3: an index of several columns serves conditions on its first ones.
 */
function serves({ names }: Route, by: readonly string[]): boolean {
  if (names.every((name) => by.includes(name))) return true;
  const first = names.slice(0, by.length);
  return by.length > 0 && by.every((name) => first.includes(name));
}

// D10: a look-up is served by the key or an index. D11: it names its partition. D12: what finds one row names something unique.
function checkLookUp(entity: Entity, { by, does }: AccessPath, routes: readonly Route[], path: string, noun: string): Finding[] {
  const known = new Set(entity.fields.map(({ name }) => name.trim()));
  // D3 has told it.
  if (by.some((name) => !known.has(name))) return [];
  const shown = by.length === 0 ? 'nothing' : quote(by.join(', '));
  const serving = routes.filter((route) => serves(route, by));
  if (serving.length === 0) {
    return [
      {
        rule: 'D10',
        path,
        message: `${noun} looks by ${shown}, and neither the key nor an index begins with that.`,
        why: 'Every row may have to be read; an index of several fields serves its first ones best (PostgreSQL 17 documentation, section 11.3).',
        remedy: by.length === 0 ? 'Name the fields that are known.' : `Add an index on ${shown}, or order the fields of one otherwise.`,
      },
    ];
  }
  const findings: Finding[] = [];
  const outside = entity.partitionKey.filter((name) => !by.includes(name));
  if (outside.length > 0 && !serving.some(({ isGlobal }) => isGlobal)) {
    findings.push({
      rule: 'D11',
      path,
      message: `${noun} does not know ${quote(outside.join(', '))} of the partition key, so every partition is asked.`,
      why: 'Each look-up then costs as many as there are partitions, and is as slow as the slowest (J. Dean and L. A. Barroso, "The tail at scale", CACM 56(2), 2013).',
      remedy: `Split by ${shown}, add an index of its own (global), or keep a second entity split so.`,
    });
  }
  if (does === 'one' && !findsOne(entity, by, routes)) {
    findings.push({
      rule: 'D12',
      path,
      message: `${noun} finds one row by ${shown}, and several may have the same.`,
      why: 'Nothing written here makes it unique, so which of them comes is left to chance.',
      remedy: 'Mark what is unique, look by the whole key, or let it be a list.',
    });
  }
  return findings;
}

function findsOne({ fields }: Entity, by: readonly string[], routes: readonly Route[]): boolean {
  if (fields.some(({ name, isUnique }) => isUnique && by.includes(name.trim()))) return true;
  return routes.some(({ names, isUnique }) => isUnique && names.every((name) => by.includes(name)));
}

// D13: a list has an order, and what serves it gives that order.
function checkOrder({ by, sortBy }: AccessPath, routes: readonly Route[], path: string, noun: string): Finding[] {
  const order = sortBy.trim();
  if (order === '') {
    return [
      {
        rule: 'D13',
        path,
        message: `${noun} lists rows without an order.`,
        why: 'Pages of an unsorted list may miss rows and repeat others (PostgreSQL 17 documentation, section 7.6).',
        remedy: 'Name the field that it is sorted by.',
      },
    ];
  }
  const serving = routes.filter((route) => serves(route, by));
  // Without a look-up that is served, D10 has told what is wrong.
  if (serving.length === 0 || by.includes(order)) return [];
  if (serving.some(({ names }) => names.find((name) => !by.includes(name)) === order)) return [];
  return [
    {
      rule: 'D13',
      path,
      message: `${noun} is sorted by ${quote(order)}, which comes next in no key or index that serves it.`,
      why: 'All rows that fit are then read and sorted for the first page (PostgreSQL 17 documentation, section 11.4).',
      remedy: `Add an index on ${quote([...by, order].join(', '))}.`,
    },
  ];
}
