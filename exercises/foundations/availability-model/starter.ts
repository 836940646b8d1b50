import type { AvailabilityModel, Requirement, System } from './contract';

/**
 * Makes the model of a system.
 *
 * This start takes every gate for "all", and every component
 * for a single point. Run the tests to see what it breaks first.
 */
export function createAvailabilityModel(system: System): AvailabilityModel {
  // Rule R9: which systems make no sense?
  const availabilities = new Map(system.components.map(({ id, availability }) => [id, availability]));

  function availabilityOf(requirement: Requirement): number {
    if (typeof requirement === 'string') return availabilities.get(requirement) ?? 0;
    // Stage 1: `all` and `any`. Stage 2: `atLeast`.
    const parts = 'all' in requirement ? requirement.all : 'any' in requirement ? requirement.any : requirement.of;
    // Stage 3: what if two of the parts stand on the same component?
    return parts.reduce((product, part) => product * availabilityOf(part), 1);
  }

  return {
    availability() {
      return availabilityOf(system.requirement);
    },

    downtimeMinutes(days) {
      // Stage 1: how many minutes has a day?
      return days * (1 - this.availability());
    },

    singlePoints() {
      // Stage 4: on which of them does every way to a target lead?
      return system.components.map(({ id }) => id);
    },
  };
}
