import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A control group that gives its processes a share of one core. */
export interface CpuQuota {
  /** Returns the command and arguments that run a program inside. */
  wrap(command: string, args: readonly string[]): { readonly command: string; readonly args: readonly string[] };
  remove(): void;
}

/** Makes a control group of `share` of a core (0.25: a quarter), version 1 or 2; returns undefined where this user may not. */
export function createCpuQuota(share: number): CpuQuota | undefined {
  const periodUs = 100_000;
  const isVersion1 = existsSync('/sys/fs/cgroup/cpu/cpu.cfs_quota_us') || existsSync('/sys/fs/cgroup/cpu/cgroup.procs');
  const folder = path.join(isVersion1 ? '/sys/fs/cgroup/cpu' : '/sys/fs/cgroup', `headroom-bench-${process.pid}`);
  try {
    mkdirSync(folder);
    const quotaUs = Math.round(share * periodUs);
    if (isVersion1) {
      writeFileSync(path.join(folder, 'cpu.cfs_period_us'), String(periodUs));
      writeFileSync(path.join(folder, 'cpu.cfs_quota_us'), String(quotaUs));
    } else writeFileSync(path.join(folder, 'cpu.max'), `${quotaUs} ${periodUs}`);
  } catch {
    removeQuietly(folder);
    return undefined;
  }
  return {
    // The shell enters the group before it becomes the program, so that no thread of it is ever outside.
    wrap: (command, args) => ({
      command: 'sh',
      args: ['-c', `echo $$ > "$0" && exec "$@"`, path.join(folder, 'cgroup.procs'), command, ...args],
    }),
    remove: () => removeQuietly(folder),
  };
}

function removeQuietly(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It was never made, or a process is still leaving it; an empty group costs nothing.
  }
}
