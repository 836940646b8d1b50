import type { ReactNode } from 'react';
import { LinkNotes } from '../shared/LinkNotes.tsx';
import { CapacityField } from './CapacityField.tsx';
import { nearestIndex, ratiosAt } from './curve-set.ts';
import { PolicyPicker } from './PolicyPicker.tsx';
import { SourcePicker } from './SourcePicker.tsx';
import { TraceInput } from './TraceInput.tsx';
import type { Lab } from './use-lab.ts';
import { WorkloadControls } from './WorkloadControls.tsx';

/** Shows where the requests come from, the policies and the capacity to look at. */
export function LabSetUp({ lab, isCompact }: { readonly lab: Lab; readonly isCompact: boolean }): ReactNode {
  const { link, settings, curves, kind, detail, plan, set, problem } = lab;
  const grid = plan?.capacities;
  return (
    <>
      <LinkNotes notes={link.notes} />
      {isCompact ? null : <SourcePicker kind={kind} detail={detail} onKind={lab.setKind} onDetail={lab.setDetail} />}
      {kind === 'workload' ? (
        <div className="hr-lab-fields">
          <WorkloadControls settings={settings} onChange={link.change} />
        </div>
      ) : (
        <TraceInput state={curves.loadState} onLoad={curves.load} onCancel={curves.cancelLoad} />
      )}
      <PolicyPicker
        chosen={settings.policies}
        ratios={set ? ratiosAt(set, nearestIndex(set.capacities, settings.capacity), settings.policies) : new Map()}
        showsWhatIsEvicted={!isCompact}
        onChange={(policies) => link.change({ policies })}
      />
      {grid ? (
        <CapacityField grid={grid} index={nearestIndex(grid, settings.capacity)} onChange={(capacity) => link.change({ capacity })} />
      ) : null}
      {problem === '' ? null : <p role="status">{problem}</p>}
    </>
  );
}
