import { readFileSync } from 'node:fs';
import { exercise } from '../../exercises/caching/cache-lru/suite/index.ts';
import { gradeInNode, type NodeGradeReport, type NodeGradeRequest } from '../../src/grader/host/node.ts';

export { exercise };

const privateFolder = new URL('../../exercises/caching/cache-lru/private/', import.meta.url);

/** Returns the text of a solution, "reference.ts" or "mutants/never-evicts.ts". */
export function readSolutionText(name: string): string {
  return readFileSync(new URL(name, privateFolder), 'utf8');
}

/** Grades a source by the tests of cache-lru, all of them unless told otherwise. */
export function grade(source: string, request: Partial<NodeGradeRequest> = {}): Promise<NodeGradeReport> {
  return gradeInNode(exercise, { source, scope: 'full', ...request });
}
