import type { WorkspaceLink } from '../props.ts';

interface WhatNextProps {
  readonly exerciseId: string;
  readonly basePath: string;
  readonly next: readonly WorkspaceLink[];
}

/** Points to what a pass opens up. */
export function WhatNext({ exerciseId, basePath, next }: WhatNextProps) {
  return (
    <section className="hr-ws-card hr-ws-next" aria-labelledby="hr-ws-next">
      <h3 id="hr-ws-next">What next</h3>
      <ul>
        <li>
          <a href={`${basePath}exercises/${exerciseId}/approaches/`}>Compare with other solutions and their costs</a>
        </li>
        {next.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
