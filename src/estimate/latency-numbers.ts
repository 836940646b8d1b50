/** How long one thing takes: rounded, from a named measurement of a named year. Right to about a factor of 3 elsewhere. */
export interface LatencyNumber {
  readonly id: string;
  readonly name: string;
  readonly seconds: number;
  /** The year it was measured, or last revised by its source. */
  readonly year: number;
  readonly source: 'AnandTech' | 'napkin-math';
}

/**
 * Times to know, the shortest first. Sources: J. De Gelas, "AMD Rome second generation EPYC review", AnandTech, 2019, memory latency of
 * an EPYC 7742 (level-1 cache 4 cycles at 3.4 GHz; 128 MB at random 122 ns); S. Eskildsen, "Napkin math", github.com/sirupsen/napkin-math,
 * README of 21 March 2026, rows dated by their last change. Its 20 ns for random memory reads are of independent reads that overlap.
 * A mebibyte from a hard disk is worked out from its 250 MiB/s, a row of November 2023; its own column for 1 MiB says 2 ms.
 */
export const latencyNumbers: readonly LatencyNumber[] = [
  { id: 'l1', name: 'Read from the level-1 cache', seconds: 1e-9, year: 2019, source: 'AnandTech' },
  { id: 'memory', name: 'Read from memory, where the last read pointed', seconds: 120e-9, year: 2019, source: 'AnandTech' },
  { id: 'memory-mb', name: 'Read 1 MiB of memory in sequence', seconds: 50e-6, year: 2026, source: 'napkin-math' },
  { id: 'ssd', name: 'Read 8 KiB at random from an SSD', seconds: 100e-6, year: 2026, source: 'napkin-math' },
  { id: 'ssd-mb', name: 'Read 1 MiB in sequence from an SSD', seconds: 100e-6, year: 2026, source: 'napkin-math' },
  { id: 'region', name: 'Round trip within a cloud region', seconds: 250e-6, year: 2023, source: 'napkin-math' },
  { id: 'sync', name: 'Write 8 KiB to an SSD and wait until it is safe', seconds: 300e-6, year: 2026, source: 'napkin-math' },
  { id: 'query', name: 'Ask Redis or MySQL in the same region', seconds: 500e-6, year: 2020, source: 'napkin-math' },
  { id: 'disk-mb', name: 'Read 1 MiB in sequence from a hard disk', seconds: 4e-3, year: 2023, source: 'napkin-math' },
  { id: 'disk', name: 'Read 8 KiB at random from a hard disk', seconds: 10e-3, year: 2023, source: 'napkin-math' },
  { id: 'blob', name: 'Get 128 KiB from object storage', seconds: 80e-3, year: 2026, source: 'napkin-math' },
  { id: 'ocean', name: 'Round trip from western Europe to eastern North America', seconds: 80e-3, year: 2020, source: 'napkin-math' },
  { id: 'pacific', name: 'Round trip from western North America to Singapore', seconds: 180e-3, year: 2020, source: 'napkin-math' },
];
