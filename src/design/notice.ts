import { type ComponentCapacity } from './capacity.ts';
import { type Component, componentName, type Design } from './design.ts';
import type { Flow, KindFlow } from './flow.ts';
import { quote } from './problem.ts';
import { canServe, isStation } from './station.ts';
import { dispatchOf } from './wiring.ts';

/** Something about a design that makes its numbers worth little, or that its author will want to know. */
export interface Notice {
  readonly id:
    | 'no-path'
    | 'no-capacity'
    | 'overloaded'
    | 'unreached'
    | 'cache-before-nothing'
    | 'balancer-before-nothing'
    | 'no-load'
    | 'quorum-too-large';
  /** The id of the component or the kind of request it is about; "" for the whole. */
  readonly about: string;
  readonly message: string;
  readonly remedy: string;
}

/** Finds what to tell about a design under a load: requests that lead nowhere, components without capacity, with too much load, with none. */
export function noticesOf(design: Design, flow: Flow, capacities: readonly ComponentCapacity[]): readonly Notice[] {
  return [
    ...(flow.kinds.every(({ wiring }) => wiring.kind.ratePerSecond === 0) ? [noLoad] : []),
    ...flow.kinds.flatMap(noticeNoPath),
    ...design.components.flatMap((component) => noticesAt(component, flow)),
    ...capacities.flatMap(({ component, utilisation }) => noticeOverload(design, component, utilisation.value)),
  ];
}

const noLoad: Notice = {
  id: 'no-load',
  about: '',
  message: 'No kind of request has a rate above zero, so nothing has any load.',
  remedy: 'Give the load at least one kind of request with its rate per second.',
};

function noticeNoPath({ wiring }: KindFlow): Notice[] {
  const { kind } = wiring;
  if (wiring.order.some((component) => isStation(component))) return [];
  const message = `Requests of kind ${quote(kind.name)} lead nowhere: no connection that serves them leaves ${quote(kind.entry)}.`;
  return [{ id: 'no-path', about: kind.id, message, remedy: 'Connect their entry to what answers them.' }];
}

function noticesAt(component: Component, flow: Flow): Notice[] {
  const { id, name } = component;
  const through = flow.kinds.filter(({ visits }) => visits.has(id));
  const tell = (notice: Notice['id'], message: string, remedy: string): Notice => ({ id: notice, about: id, message, remedy });
  if (through.length === 0) {
    const isCopy = flow.replicatedPerSecond.has(id);
    return isCopy ? [] : [tell('unreached', `No request reaches ${quote(name)}.`, 'Connect it, or take it out.')];
  }
  const notices: Notice[] = [];
  const dispatch = dispatchOf(component);
  const leadsNowhere = through.filter(({ wiring }) => wiring.calls(component).length === 0);
  if (dispatch === 'one' && component.kind !== 'dns' && leadsNowhere.length > 0) {
    notices.push(
      tell('balancer-before-nothing', `${quote(name)} has nobody to send requests to.`, 'Connect it to the components it balances.'),
    );
  }
  if (dispatch === 'misses' && leadsNowhere.length > 0) {
    const message = `Nothing is behind ${quote(name)}: what it does not hold is answered all the same, as if it were the only store.`;
    notices.push(tell('cache-before-nothing', message, 'Connect it to what a miss is asked of, and let callers ask the cache first.'));
  }
  if (component.kind === 'key-value-store') {
    const { replicas, readQuorum, writeQuorum } = component.settings;
    const most = Math.max(readQuorum, writeQuorum);
    if (replicas > 0 && most > replicas) {
      notices.push(
        tell(
          'quorum-too-large',
          `${quote(name)} has ${replicas} copies and asks for ${most} to answer.`,
          'Add copies, or ask fewer of them.',
        ),
      );
    }
  }
  if (isStation(component) && !canServe(component)) {
    const nobody = component.settings.replicas === 0 ? 'no instance' : 'no worker';
    notices.push(tell('no-capacity', `${quote(name)} has ${nobody}, so nothing that needs it is answered.`, 'Give it one or more.'));
  }
  return notices;
}

function noticeOverload(design: Design, component: string, utilisation: number): Notice[] {
  if (utilisation < 1 || utilisation === Infinity) return [];
  const name = componentName(design, component);
  const message = `${quote(name)} is asked for ${utilisation < 10 ? utilisation.toFixed(2) : Math.round(utilisation)} times what it can do: its queue grows until it is full.`;
  return [
    { id: 'overloaded', about: component, message, remedy: 'Add instances, shorten the service time, or keep requests away from it.' },
  ];
}
