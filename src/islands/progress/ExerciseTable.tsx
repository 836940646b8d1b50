import type { ExerciseProgress } from '../../progress/index.ts';
import { momentWords } from './words.ts';

/** An exercise as the page needs it. */
export interface ListedExercise {
  readonly id: string;
  readonly title: string;
}

interface Props {
  readonly rows: readonly ExerciseProgress[];
  readonly exercises: readonly ListedExercise[] | undefined;
  readonly basePath: string;
}

/** Lists the exercises the learner has worked on. An id that the course does not have, as an import may bring, is not a link. */
export function ExerciseTable({ rows, exercises, basePath }: Props) {
  return (
    <div className="hr-progress-scroll" role="region" aria-label="Exercises" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Exercise</th>
            <th scope="col">State</th>
            <th scope="col">Attempts</th>
            <th scope="col">Last worked on</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.exerciseId}>
              <th scope="row">
                <ExerciseName id={row.exerciseId} exercises={exercises} basePath={basePath} />
              </th>
              <td>
                <State row={row} />
              </td>
              <td className="hr-progress-number">{row.attempts}</td>
              <td>{momentWords(row.latestAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ExerciseName({ id, exercises, basePath }: { readonly id: string } & Pick<Props, 'exercises' | 'basePath'>) {
  const known = exercises?.find((exercise) => exercise.id === id);
  if (exercises && !known) return <>{id} (not in this course)</>;
  return <a href={`${basePath.replace(/\/$/, '')}/exercises/${encodeURIComponent(id)}/`}>{known?.title ?? id}</a>;
}

function State({ row }: { readonly row: ExerciseProgress }) {
  const state = row.passed ? 'Passed' : row.attempts > 0 ? 'Attempted' : row.hasDraft ? 'Begun' : 'Solutions seen';
  return (
    <>
      <span className={row.passed ? 'hr-progress-passed' : undefined}>{state}</span>
      {row.revealed && state !== 'Solutions seen' && <span className="hr-progress-muted">, solutions seen</span>}
    </>
  );
}
