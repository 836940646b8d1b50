import { createStream, hash32 } from '../../kernel/index.ts';
import { zipfProbabilities } from '../../sim/workload/index.ts';

/** A way of dealing rows out to shards. */
export type PartitionWay = 'range-time' | 'range-customer' | 'list-country' | 'hash-customer' | 'hash-order' | 'round-robin';

/** The ways in the order of the table, with their names. */
export const partitionWays: readonly { readonly way: PartitionWay; readonly name: string }[] = [
  { way: 'range-time', name: 'Time range' },
  { way: 'range-customer', name: 'Customer range' },
  { way: 'list-country', name: 'Country list' },
  { way: 'hash-customer', name: 'Customer hash' },
  { way: 'hash-order', name: 'Order hash' },
  { way: 'round-robin', name: 'Round robin' },
];

/** What the reader can set. */
export interface ShardSetup {
  readonly shards: number;
  /** Exponent of the customers' popularity; 0 is all alike. */
  readonly skew: number;
}

/** The set-up that the page prints without scripts. */
export const shardDefaults: ShardSetup = { shards: 8, skew: 0.8 };

/** How one way does under a set-up. */
export interface ShardLoad {
  readonly way: PartitionWay;
  readonly name: string;
  /** Rows of the fullest shard over the mean. */
  readonly fullest: number;
  /** Writes of the hottest shard over the mean, among the latest orders. */
  readonly hottest: number;
  /** Shards that hold some order of the largest customer, so must be asked for all of them. */
  readonly forCustomer: number;
  /** Shards that must be asked for the orders of the latest hour. */
  readonly forHour: number;
}

/** Orders of a day, customers, and the orders that count as the latest hour. */
export const orderCount = 24_000;
export const customerCount = 1_000;
const latestHour = orderCount / 24;

/** Six countries and the share of the customers in each, in percent; each goes to the next shard in turn. */
const countryShares = [40, 25, 15, 10, 7, 3];

interface Order {
  readonly number: number;
  readonly customer: number;
}

/** Deals out a day of orders in every way and measures the shards. Throws for fewer than one shard. */
export function measureShards({ shards, skew }: ShardSetup): readonly ShardLoad[] {
  const orders = drawOrders(skew);
  const largest = largestCustomer(orders);
  return partitionWays.map(({ way, name }) => {
    const rows = new Array<number>(shards).fill(0);
    const writes = new Array<number>(shards).fill(0);
    const ofCustomer = new Set<number>();
    const ofHour = new Set<number>();
    for (const order of orders) {
      const shard = shardOf(way, order, shards);
      rows[shard]! += 1;
      if (order.customer === largest) ofCustomer.add(shard);
      if (order.number < orderCount - latestHour) continue;
      writes[shard]! += 1;
      ofHour.add(shard);
    }
    return { way, name, fullest: peak(rows), hottest: peak(writes), forCustomer: ofCustomer.size, forHour: ofHour.size };
  });
}

/** Draws who gives each order; a customer's number says nothing of how much he orders. */
function drawOrders(skew: number): readonly Order[] {
  const stream = createStream('shard-loads');
  const probabilities = zipfProbabilities(customerCount, skew);
  const cumulative: number[] = [];
  let sum = 0;
  for (const probability of probabilities) cumulative.push((sum += probability));
  return Array.from({ length: orderCount }, (_, number) => {
    const at = stream.float();
    let low = 0;
    let high = customerCount - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (cumulative[middle]! <= at) low = middle + 1;
      else high = middle;
    }
    // 389 has no factor in common with 1,000: it only deals the ranks over the numbers.
    return { number, customer: (low * 389 + 77) % customerCount };
  });
}

function shardOf(way: PartitionWay, { number, customer }: Order, shards: number): number {
  switch (way) {
    case 'range-time':
      return Math.floor((number * shards) / orderCount);
    case 'range-customer':
      return Math.floor((customer * shards) / customerCount);
    case 'list-country':
      return countryOf(customer) % shards;
    case 'hash-customer':
      return hash32(`customer ${customer}`) % shards;
    case 'hash-order':
      return hash32(`order ${number}`) % shards;
    case 'round-robin':
      return number % shards;
  }
}

function countryOf(customer: number): number {
  let left = hash32(`country of ${customer}`) % 100;
  let country = 0;
  while (left >= countryShares[country]!) left -= countryShares[country++]!;
  return country;
}

function largestCustomer(orders: readonly Order[]): number {
  const counts = new Array<number>(customerCount).fill(0);
  for (const { customer } of orders) counts[customer]! += 1;
  return counts.indexOf(Math.max(...counts));
}

function peak(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (Math.max(...counts) * counts.length) / total;
}

/** Writes the rows of the table; all texts are ours, so nothing needs escaping. */
export function renderShardRows(loads: readonly ShardLoad[]): string {
  return loads
    .map(
      ({ name, fullest, hottest, forCustomer, forHour }) =>
        `<tr><th scope="row">${name}</th><td>${fullest.toFixed(2)}</td><td>${hottest.toFixed(2)}</td><td>${forCustomer}</td><td>${forHour}</td></tr>`,
    )
    .join('');
}

/** Says what a table shows, for its caption. */
export function describeSetup({ shards, skew }: ShardSetup): string {
  const customers = skew === 0 ? 'all alike' : `popularity 1/rank^${skew}`;
  return `24,000 orders of a day, 1,000 customers (${customers}), ${shards} shards. Rows: those of the fullest shard over the mean. Writes: the same for the latest hour. Customer and Hour: shards to ask for all orders of the largest customer, and of the latest hour.`;
}
