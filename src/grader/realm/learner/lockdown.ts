// Before ses.
import { meterBuffers } from './metered-buffers.ts';
import 'ses';
import { createBoundedConsole, type BoundedConsole } from './bounded-console.ts';
import { createEndowments, createVirtualWorld, pinTimeZone, type VirtualWorld } from './endowments.ts';
import { createHoldings, type Holdings } from './holdings.ts';
import { createMeter, type Meter } from './meter.ts';
import { chargingFunctions, meterBuiltins } from './metered-builtins.ts';
import { replaceSorts } from './stable-sort.ts';
import { meterNames } from './meter-names.ts';

/** This realm after lockdown: a compartment with the meter, the virtual world and the console the learner's code sees. */
export interface LockedRealm {
  readonly meter: Meter;
  readonly holdings: Holdings;
  readonly world: VirtualWorld;
  readonly console: BoundedConsole;
  /** Compiles instrumented code anew; the function it returns runs the module's top level and returns its exports. */
  compile(code: string): () => Record<string, unknown>;
}

declare const lockdown: (options: Record<string, unknown>) => void;
declare const Compartment: new (globals: Record<string, unknown>) => {
  readonly globalThis: Record<string, unknown>;
  evaluate(source: string, options?: Record<string, unknown>): unknown;
};
declare const harden: <T>(value: T) => T;

/**
 * Locks this realm down: built-ins are metered, then frozen by SES. Call once, before any of the learner's code; nothing undoes it.
 * Evaluators (`eval`, `Function` and its kin) throw inside, because code made by them would escape the meter.
 */
export function lockRealm(): LockedRealm {
  const meter = createMeter();
  const holdings = createHoldings();
  const world = createVirtualWorld();
  const output = createBoundedConsole();
  const OriginalDate = Date;
  const { chargeKeys, chargeNew } = chargingFunctions(meter, holdings);
  const tick = meter.tick;
  pinTimeZone();
  replaceSorts();
  meterBuiltins(meter, holdings);
  meterBuffers(meter);
  lockdown({
    // Stacks stay readable: the driver takes the learner's line number from them.
    errorTaming: 'unsafe',
    errorTrapping: 'none',
    unhandledRejectionTrapping: 'none',
    consoleTaming: 'unsafe',
    overrideTaming: 'moderate',
    localeTaming: 'safe',
    reporting: 'none',
    stackFiltering: 'verbose',
  });
  // SES leaves these two out, because the bits of a NaN can differ between engines; numbers of the course do not.
  const compartment = new Compartment({ ...createEndowments(world, output, OriginalDate), Float32Array, Float64Array });
  const globals = compartment.globalThis;
  for (const name of ['eval', 'Function', 'Compartment', 'lockdown', 'harden', 'HandledPromise', 'ModuleSource']) {
    if (name in globals) globals[name] = unavailable(name);
  }
  harden(globals);
  const names = Object.getOwnPropertyNames(globals).filter((name) => /^[A-Za-z]\w*$/.test(name) && !shadowless.has(name));
  // Every global is captured in a constant, because a look-up through the compartment's scope costs three to four times as much.
  const opening =
    `(function(${meterNames.tick},${meterNames.chargeKeys},${meterNames.chargeNew},${meterNames.globals}){'use strict';` +
    `const {${names.join(',')}}=${meterNames.globals};return function(){`;

  return {
    meter,
    holdings,
    world,
    console: output,
    compile(code) {
      const make = compartment.evaluate(`${opening}${code}\n}})\n//# sourceURL=${learnerFile}`, {
        __evadeHtmlCommentTest__: true,
        __evadeImportExpressionTest__: true,
        __rejectSomeDirectEvalExpressions__: false,
      }) as (...args: unknown[]) => () => Record<string, unknown>;
      return make(tick, chargeKeys, chargeNew, globals);
    },
  };
}

/** The name under which the learner's code stands in stack traces. */
export const learnerFile = 'learner-code.ts';

/** Names that strict code may not bind, and the global object itself. */
const shadowless = new Set(['eval', 'arguments', 'undefined', 'NaN', 'Infinity', 'globalThis']);

function unavailable(name: string): () => never {
  return () => {
    throw new TypeError(`${name} is not available here.`);
  };
}
