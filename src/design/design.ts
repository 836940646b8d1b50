import * as z from 'zod/mini';
import { defaultCall, defaultSettings, regionAvailability, roundTripMs } from './defaults.ts';
import { type ComponentKind, componentKinds, settingShapes, type SettingsByKind } from './settings.ts';

// Compiled parsers need `eval`, which the pages' policy forbids; even the attempt is reported as a violation.
z.config({ jitless: true });

/** The version of design files that this code writes, and the newest that it reads. */
export const designVersion = 1;

/** The most of each thing that a design may hold. */
export const designLimits = { textLength: 1_000_000, components: 200, connections: 1000, groups: 50, kindsOfAConnection: 50 } as const;

/** What `from` does with `to`: calls it and waits for the answer, hands it a copy and goes on, or sends it every write it takes. */
export const connectionKinds = ['sync', 'async', 'replicates'] as const;

/** Validates an id: 1 to 64 letters of ASCII, digits, "-" and "_". */
export const idSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

const name = z.string().check(z.minLength(1), z.maxLength(80));
const finite = (least: number, most: number) => z.number().check(z.minimum(least), z.maximum(most));

/** One component of a design, its settings complete. */
export interface ComponentOf<Kind extends ComponentKind> {
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly settings: SettingsByKind[Kind];
  /** The id of the group of kind `region` that it is in. */
  readonly region?: string | undefined;
  /** The id of the group of kind `zone` that all its instances are in. Without one they are spread: the loss of a zone stops none of them. */
  readonly zone?: string | undefined;
  /** The id of the exercise whose solution, the learner's own, runs in place of the stock part. */
  readonly exercise?: string | undefined;
  /** Where it stands on the canvas, in pixels. */
  readonly position?: { readonly x: number; readonly y: number } | undefined;
}

/** A component of any kind; `kind` tells which settings it has. */
export type Component = { [Kind in ComponentKind]: ComponentOf<Kind> }[ComponentKind];

/** A typed connection from one component to another. */
export interface Connection {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: (typeof connectionKinds)[number];
  /** The ids of the kinds of request that it serves; absent for all. */
  readonly for?: readonly string[] | undefined;
  /** Of a sync call, there and back, beside the work at its end, 0 to 600,000. */
  readonly roundTripMs: number;
  /** How long the caller waits for an answer before it counts the call as failed, 1 to 3,600,000. */
  readonly timeoutMs: number;
  /** Further attempts after one that failed or timed out, 0 to 10. */
  readonly retries: number;
  /** The pause before each of them, 0 to 3,600,000. */
  readonly retryDelayMs: number;
}

/** A region, or a zone in a region: what fails together. */
export interface Group {
  readonly id: string;
  readonly kind: 'region' | 'zone';
  readonly name: string;
  /** Of a zone, the id of its region. */
  readonly region?: string | undefined;
  /** The share of time that it is up, 0 to 1. */
  readonly availability: number;
}

/** A design: components, how they are connected, and where they are. */
export interface Design {
  readonly format: 'headroom-design';
  readonly version: typeof designVersion;
  readonly name?: string | undefined;
  readonly components: readonly Component[];
  readonly connections: readonly Connection[];
  readonly groups: readonly Group[];
}

/** Returns the name of a component; its id where there is none. */
export function componentName({ components }: Design, id: string): string {
  return components.find((component) => component.id === id)?.name ?? id;
}

function componentSchema<Kind extends ComponentKind>(kind: Kind) {
  const shape: Readonly<Record<string, z.ZodMiniType>> = settingShapes[kind];
  const defaults = new Map<string, unknown>(Object.entries(defaultSettings[kind]));
  const settings = Object.fromEntries(Object.entries(shape).map(([field, type]) => [field, z._default(type, defaults.get(field))]));
  return z.strictObject({
    id: idSchema,
    kind: z.literal(kind),
    name,
    settings: z.prefault(z.strictObject(settings), {}),
    region: z.optional(idSchema),
    zone: z.optional(idSchema),
    exercise: z.optional(idSchema),
    position: z.optional(z.strictObject({ x: finite(-1e6, 1e6), y: finite(-1e6, 1e6) })),
  });
}

const [firstKind, ...otherKinds] = componentKinds;

/** Validates the form of a design file, version 1, and completes its settings; what ids refer to is for `findStructureProblems`. */
export const designSchema = z.strictObject({
  format: z.literal('headroom-design'),
  version: z.literal(designVersion),
  name: z.optional(z.string().check(z.maxLength(120))),
  components: z
    .array(z.discriminatedUnion('kind', [componentSchema(firstKind), ...otherKinds.map((kind) => componentSchema(kind))]))
    .check(z.maxLength(designLimits.components)),
  connections: z
    .array(
      z.strictObject({
        id: idSchema,
        from: idSchema,
        to: idSchema,
        kind: z.enum(connectionKinds),
        for: z.optional(z.array(idSchema).check(z.maxLength(designLimits.kindsOfAConnection))),
        roundTripMs: z._default(finite(0, 600_000), roundTripMs.sameRegion),
        timeoutMs: z._default(finite(1, 3_600_000), defaultCall.timeoutMs),
        retries: z._default(z.int().check(z.minimum(0), z.maximum(10)), defaultCall.retries),
        retryDelayMs: z._default(finite(0, 3_600_000), defaultCall.retryDelayMs),
      }),
    )
    .check(z.maxLength(designLimits.connections)),
  groups: z.prefault(
    z
      .array(
        z.strictObject({
          id: idSchema,
          kind: z.enum(['region', 'zone']),
          name,
          region: z.optional(idSchema),
          availability: z._default(finite(0, 1), regionAvailability),
        }),
      )
      .check(z.maxLength(designLimits.groups)),
    [],
  ),
});
