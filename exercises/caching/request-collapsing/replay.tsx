import { ServiceReplay, type ReplayProps } from '../../service-parts/replay.tsx';

/** Draws callers, the collapser and the origin as lanes, step by step. */
export default function Replay(props: ReplayProps) {
  return (
    <ServiceReplay
      {...props}
      caption="Callers who wait are bars on the left, upstream calls bars on the right: how many bars on the left does one on the right answer?"
    />
  );
}
