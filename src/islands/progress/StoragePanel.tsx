import { useEffect, useState } from 'react';
import type { StorageStatus } from '../../progress/index.ts';

/** Says where progress is kept, what is wrong with it, and lets the learner ask the browser not to discard it. */
export function StoragePanel({ status }: { readonly status: StorageStatus }) {
  return (
    <section aria-labelledby="hr-progress-storage">
      <h2 id="hr-progress-storage">Storage</h2>
      <div
        className={`hr-progress-notice hr-progress-${status.kind === 'ok' ? 'pass' : 'warn'}`}
        role={status.kind === 'ok' ? undefined : 'alert'}
      >
        <p>{status.message}</p>
        {status.remedy !== '' && <p>{status.remedy}</p>}
      </div>
      {status.kind === 'ok' && <Persistence />}
    </section>
  );
}

type Durability = 'unknown' | 'kept' | 'may-be-discarded' | 'declined';

/** Browsers discard the data of sites when space runs short, some after a week without a visit, unless asked to keep it. */
function Persistence() {
  const [durability, setDurability] = useState<Durability>('unknown');
  const [usedBytes, setUsedBytes] = useState<number>();
  useEffect(() => {
    const storage = navigator.storage as StorageManager | undefined;
    void storage?.persisted?.().then((kept) => setDurability(kept ? 'kept' : 'may-be-discarded'), ignore);
    void storage?.estimate?.().then(({ usage }) => setUsedBytes(usage), ignore);
  }, []);
  const ask = async (): Promise<void> => {
    const kept = await navigator.storage.persist().catch(() => false);
    setDurability(kept ? 'kept' : 'declined');
  };
  return (
    <>
      {usedBytes !== undefined && <p className="hr-progress-muted">This site uses {sizeWords(usedBytes)} of this browser’s storage.</p>}
      <div aria-live="polite">
        {durability === 'kept' && <p>The browser has agreed not to discard it when space runs short.</p>}
        {durability === 'declined' && <p>The browser declined for now; it often agrees after a few visits. Export a copy now and then.</p>}
      </div>
      {durability === 'may-be-discarded' && (
        <p>
          The browser may discard it when space runs short.{' '}
          <button type="button" onClick={() => void ask()}>
            Ask the browser to keep it
          </button>
        </p>
      )}
    </>
  );
}

function ignore(): void {
  // A browser that cannot tell leaves the lines out.
}

function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
