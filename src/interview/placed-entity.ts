import type { Entity } from './entities.ts';

/** An entity with its place in a data model. */
export interface PlacedEntity {
  readonly entity: Entity;
  readonly path: string;
  /** What it is called, in quotes. */
  readonly called: string;
}
