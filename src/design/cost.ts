import type { Component, Design } from './design.ts';
import { type Explained, product, sum, type Term } from './explanation.ts';
import type { Flow } from './flow.ts';
import type { RequestKind } from './load.ts';
import {
  hoursPerMonth,
  machinePrices,
  type Price,
  requestsPerCapacityUnit,
  requestsPerMessage,
  secondsPerMonth,
  usagePrices,
} from './prices.ts';
import { instancesOf, isStation, type Station } from './station.ts';

/** One line of the monthly bill. */
export interface CostItem {
  /** The component it is paid for; absent for data that leave from several. */
  readonly component: string;
  readonly price: Price;
  /** US dollars a month. */
  readonly monthlyUsDollars: Explained;
}

/** What a design costs a month under a load. */
export interface Cost {
  readonly items: readonly CostItem[];
  readonly monthlyUsDollars: Explained;
}

/**
 * Estimates the monthly cost of a design from the public prices of `prices.ts`: machines by the hour, data kept, requests, and answers that
 * leave to the clients. What is paid by use is paid by the mean rates of the load, what caches let through in the same proportion as at its
 * own rates; writes that `replicates` connections carry on are paid at those. Traffic between zones, backups, support and people are left out.
 */
export function costOf(design: Design, flow: Flow): Cost {
  const items = [...design.components.filter(isStation).flatMap((component) => itemsOf(component, flow)), ...transferItems(design, flow)];
  const terms = items.map(({ component, monthlyUsDollars }): Term => ({ id: 'item', value: monthlyUsDollars.value, of: component }));
  return { items, monthlyUsDollars: sum('monthly-cost', terms) };
}

function meanRateOf({ meanPerSecond, ratePerSecond }: RequestKind): number {
  return meanPerSecond ?? ratePerSecond;
}

/** Mean visits per second to a component: those of reads, those of writes. */
function visitsPerSecond(component: string, flow: Flow): { readonly reads: number; readonly writes: number } {
  const total = { reads: 0, writes: flow.replicatedPerSecond.get(component) ?? 0 };
  for (const { wiring, visits } of flow.kinds) {
    total[wiring.kind.readOrWrite === 'read' ? 'reads' : 'writes'] += meanRateOf(wiring.kind) * (visits.get(component)?.worked ?? 0);
  }
  return total;
}

function itemsOf(component: Station, flow: Flow): readonly CostItem[] {
  const { reads, writes } = visitsPerSecond(component.id, flow);
  const requests = reads + writes;
  const item = (price: Price, quantity: readonly Term[]): CostItem => itemFor(component.id, price, quantity);
  const perRequest = (price: Price, ratePerSecond: number, times = 1): CostItem =>
    item(price, monthlyRequests(component.id, ratePerSecond, times));
  switch (component.kind) {
    case 'service':
    case 'worker':
      return [machineItem(component, machinePrices.compute[component.settings.instanceClass])];
    case 'cache':
      return [machineItem(component, machinePrices.cache[component.settings.instanceClass])];
    case 'relational-store':
      return [
        machineItem(component, machinePrices.database[component.settings.instanceClass]),
        diskItem(component, usagePrices.databaseDisk),
      ];
    case 'key-value-store':
    case 'search':
      return [machineItem(component, machinePrices.compute[component.settings.instanceClass]), diskItem(component, usagePrices.disk)];
    case 'object-store':
      return [
        item(usagePrices.objects, [{ id: 'stored', value: component.settings.storedGb, of: component.id }]),
        perRequest(usagePrices.objectReads, reads),
        perRequest(usagePrices.objectWrites, writes),
      ];
    case 'dns':
      return [item(usagePrices.zone, []), perRequest(usagePrices.lookups, requests)];
    case 'cdn':
      return [perRequest(usagePrices.edgeRequests, requests)];
    case 'load-balancer':
      return [
        item(usagePrices.balancer, [hours]),
        item(usagePrices.balancerUnits, [hours, { id: 'capacity-units', value: requests / requestsPerCapacityUnit, of: component.id }]),
      ];
    case 'api-gateway':
      return [perRequest(usagePrices.gatewayRequests, requests)];
    case 'queue':
      return [perRequest(usagePrices.messages, requests, requestsPerMessage)];
    case 'third-party': {
      const usDollars = component.settings.usDollarsPer1000Requests * 1000;
      return usDollars === 0 ? [] : [perRequest({ usDollars, per: 'million', product: component.name }, requests)];
    }
  }
}

const hours: Term = { id: 'hours', value: hoursPerMonth };

function itemFor(component: string, price: Price, quantity: readonly Term[]): CostItem {
  const priceTerm: Term = { id: price.per === 'hour' ? 'hourly-price' : 'unit-price', value: price.usDollars };
  return { component, price, monthlyUsDollars: product('item-cost', [...quantity, priceTerm]) };
}

function monthlyRequests(component: string, ratePerSecond: number, times: number): readonly Term[] {
  const perVisit: readonly Term[] = times === 1 ? [] : [{ id: 'requests-per-message', value: times }];
  return [
    { id: 'work', value: ratePerSecond, of: component },
    ...perVisit,
    { id: 'seconds', value: secondsPerMonth },
    { id: 'million', value: 1e6, divides: true },
  ];
}

function machineItem(component: Station, price: Price): CostItem {
  return itemFor(component.id, price, [{ id: 'instances', value: instancesOf(component), of: component.id }, hours]);
}

/** Each copy of the data is paid for; the disks of a shard hold a part each, together one copy. */
function diskItem(component: Extract<Component, { settings: { storedGb: number; replicas: number } }>, price: Price): CostItem {
  return itemFor(component.id, price, [
    { id: 'stored', value: component.settings.storedGb, of: component.id },
    { id: 'copies', value: component.settings.replicas, of: component.id },
  ]);
}

/** Answers leave where clients call in; name servers only say where that is. */
function transferItems(design: Design, flow: Flow): readonly CostItem[] {
  const sentGb = new Map<string, number>();
  for (const { wiring, calls, visits } of flow.kinds) {
    const { responseKb, entry } = wiring.kind;
    const gbPerRequest = (meanRateOf(wiring.kind) * responseKb * secondsPerMonth) / 1e6;
    if (gbPerRequest === 0) continue;
    const send = (component: string, perRequest: number): void => {
      sentGb.set(component, (sentGb.get(component) ?? 0) + perRequest * gbPerRequest);
    };
    const outside = new Set<string>();
    if (isOutside(wiring.byId.get(entry)!)) outside.add(entry);
    else send(entry, visits.get(entry)?.waited ?? 0);
    for (const component of wiring.order) {
      if (!outside.has(component.id)) continue;
      for (const { id, to } of wiring.calls(component)) {
        if (isOutside(wiring.byId.get(to)!)) outside.add(to);
        else send(to, calls.get(id) ?? 0);
      }
    }
  }
  return design.components
    .filter(({ id }) => (sentGb.get(id) ?? 0) > 0)
    .map(({ id, kind }) =>
      itemFor(id, kind === 'cdn' ? usagePrices.edgeTransfer : usagePrices.transfer, [{ id: 'sent', value: sentGb.get(id)!, of: id }]),
    );
}

/** What only asks, or only says where to ask. */
function isOutside({ kind }: Component): boolean {
  return kind === 'clients' || kind === 'dns';
}
