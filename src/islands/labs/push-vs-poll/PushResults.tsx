import type { ReactNode } from 'react';
import { FigureTable } from '../shared/FigureTable.tsx';
import { FigureText } from '../shared/FigureText.tsx';
import { formatCount, formatTraffic } from '../shared/format.ts';
import { MethodLane } from './MethodLane.tsx';
import { methodTexts } from './methods.ts';
import type { MethodResult } from './push-run.ts';
import type { PushSettings } from './settings.ts';
import { describeRate, describeResults, formatAmount, formatMs } from './summary.ts';
import type { PushLab } from './use-push.ts';
import { WindowControls } from './WindowControls.tsx';

/** Shows each method's time line and what it came to. */
export function PushResults({ lab, results }: { readonly lab: PushLab; readonly results: readonly MethodResult[] }): ReactNode {
  const { settings } = lab.link;
  const most = Math.max(...results.map(({ bytes }) => bytes));
  return (
    <>
      <figure className="hr-push-figure">
        <WindowControls lab={lab} />
        <Legend />
        <div className="hr-push-lanes">
          {results.map((result) => (
            <section key={result.method} className="hr-push-method" aria-label={methodTexts[result.method].name}>
              <p className="hr-push-name">
                <strong style={{ color: `var(${methodTexts[result.method].colour})` }}>{methodTexts[result.method].name}</strong>{' '}
                <span className="hr-lab-about">{methodTexts[result.method].about}</span>
              </p>
              <MethodLane result={result} window={lab.window} roundTripMs={settings.roundTripMs} />
              <Totals result={result} mostBytes={most} />
            </section>
          ))}
        </div>
        <FigureText text={describeResults(settings, results)} />
      </figure>
      <ResultTable settings={settings} results={results} />
      <p className="hr-lab-about">{describeSample(settings, results)}</p>
    </>
  );
}

function Legend(): ReactNode {
  return (
    <p className="hr-lab-about">
      Dots on the server’s line are events; lines between the two are messages, dashed where an answer is empty and dotted where it is a
      heartbeat; a thick server’s line is a request held or a stream open. The bars under the client’s line last from an event to its
      arrival. The bar below each lane is its bytes against the heaviest: payload full, headers and framing pale.
    </p>
  );
}

function Totals({ result, mostBytes }: { readonly result: MethodResult; readonly mostBytes: number }): ReactNode {
  const { staleness, bytes, payloadBytes } = result;
  const width = (share: number): string => `${(100 * share) / mostBytes}%`;
  return (
    <>
      <div className="hr-push-bytes" aria-hidden="true" style={{ color: `var(${methodTexts[result.method].colour})` }}>
        <span className="hr-push-payload" style={{ inlineSize: width(payloadBytes) }} />
        <span className="hr-push-overhead" style={{ inlineSize: width(bytes - payloadBytes) }} />
      </div>
      <dl className="hr-push-totals">
        <Total name="Bytes, a client" value={formatTraffic(bytes)} />
        <Total name="Payload of it" value={formatTraffic(payloadBytes)} />
        <Total name="Requests, a client" value={formatAmount(result.requests)} />
        <Total name="Staleness, median" value={staleness ? formatMs(staleness.medianMs) : 'no event'} />
        <Total name="Staleness, p99" value={staleness ? formatMs(staleness.p99Ms) : 'no event'} />
        <Total name="Server, requests/s" value={describeRate(result)} />
        <Total name="Server, open at once" value={formatAmount(result.open)} />
        <Total name="Server, traffic" value={`${formatTraffic(result.bytesPerSec)}/s`} />
      </dl>
    </>
  );
}

function Total({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const columns = [
  'Method',
  'Requests, a client',
  'Bytes, a client',
  'Payload',
  'Mean staleness',
  'Median',
  'p99',
  'Longest',
  'Requests/s',
  'Busiest second',
  'Open at once',
  'Bytes/s',
];

function ResultTable({ settings, results }: { readonly settings: PushSettings; readonly results: readonly MethodResult[] }): ReactNode {
  return (
    <FigureTable
      label={`What each method came to, the server’s part with ${formatCount(settings.clients)} clients`}
      columns={columns}
      rows={results.map((result) => {
        const { staleness } = result;
        const times = staleness
          ? [staleness.meanMs, staleness.medianMs, staleness.p99Ms, staleness.maxMs].map(formatMs)
          : ['–', '–', '–', '–'];
        return [
          methodTexts[result.method].name,
          formatAmount(result.requests),
          formatTraffic(result.bytes),
          formatTraffic(result.payloadBytes),
          ...times,
          formatAmount(result.requestsPerSec),
          formatAmount(result.peakRequestsPerSec),
          formatAmount(result.open),
          `${formatTraffic(result.bytesPerSec)}/s`,
        ];
      })}
    />
  );
}

function describeSample({ clients }: PushSettings, results: readonly MethodResult[]): string {
  const counts = results.map(({ simulated }) => simulated);
  const least = Math.min(...counts);
  const most = Math.max(...counts);
  const sample =
    least === clients
      ? 'Every client is simulated.'
      : `Of the clients, ${least === most ? least : `${least} to ${most}`} with each method are simulated; the others are taken to be like them.`;
  return `${sample} The time line is the first client’s. Bytes are those of HTTP/1.1 messages, chunks and frames, both ways; TCP, IP and TLS come on top and are left out, as are losses and the server’s own time. Connections stay open between polls. Polling is spread evenly over the interval, and every client gets every event.`;
}
