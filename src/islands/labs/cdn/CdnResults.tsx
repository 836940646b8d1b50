import type { ReactNode } from 'react';
import { FigureTable } from '../shared/FigureTable.tsx';
import { FigureText } from '../shared/FigureText.tsx';
import { formatCount, formatTraffic } from '../shared/format.ts';
import { CdnChart } from './CdnChart.tsx';
import type { WayResult } from './cdn-run.ts';
import { waysOf } from './predictions.ts';
import type { CdnSettings } from './settings.ts';
import { describeRun, formatMinutes, formatPart } from './summary.ts';
import type { CdnResults as Results } from './use-cdn.ts';
import { wayTexts } from './ways.ts';

/** Shows the curves, and what each way came to at the time to live that is set. */
export function CdnResults({ settings, results }: { readonly settings: CdnSettings; readonly results: Results }): ReactNode {
  return (
    <>
      <figure className="hr-cdn-figure">
        <CdnChart settings={settings} results={results} />
        <div className="hr-cdn-ways">
          {waysOf(results.set).map((result) => (
            <Totals key={result.way} result={result} />
          ))}
        </div>
        <FigureText text={describeRun(settings, results.set)} />
      </figure>
      <ResultTable settings={settings} results={results} />
      <p className="hr-lab-about">
        The upright line is the time to live that is set. Room at the edges is without bound, and expired copies are kept to be confirmed. A
        fetch takes no time, a push reaches every edge after {formatCount(settings.pushSeconds)} s. Behind a shield the age of its copy is
        passed on. Bytes are those of objects, headers left out. Only ratios of times matter: with sixty times the requests, and times sixty
        times shorter, the picture is the same. The edges start empty, so copies are younger than in the long run, and the changes of a few
        popular objects decide how much is stale in one day: the lines stray from theory.
      </p>
    </>
  );
}

function Totals({ result }: { readonly result: WayResult }): ReactNode {
  const { way } = result;
  return (
    <section aria-label={wayTexts[way].name}>
      <p>
        <strong style={{ color: `var(${wayTexts[way].colour})` }}>{wayTexts[way].name}</strong>{' '}
        <span className="hr-lab-about">{wayTexts[way].about}</span>
      </p>
      <dl className="hr-cdn-totals">
        <Total name={way === 'push' ? 'Uploads, a day' : 'Origin requests, a day'} value={formatCount(result.originRequests)} />
        {way === 'push' ? null : <Total name="of them unchanged" value={formatPart(result.unchangedShare)} />}
        <Total name="Bytes to the edges" value={formatTraffic(result.edgeBytes)} />
        {way === 'push' ? null : <Total name="were each sent whole" value={formatTraffic(result.edgeBytesWhole)} />}
        <Total name="Stored at the edges" value={formatTraffic(result.storedBytes)} />
        <Total name="Hits" value={formatPart(result.hitShare)} />
        <Total name="Stale answers" value={formatPart(result.staleShare)} />
        <Total name="Staleness, mean" value={formatMinutes(result.meanStaleMinutes)} />
        <Total name="Staleness, longest" value={formatMinutes(result.longestStaleMinutes)} />
      </dl>
    </section>
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
  'Way and time to live',
  'Origin requests',
  'Unchanged',
  'To the edges',
  'Each sent whole',
  'Stored',
  'Hits',
  'Stale',
  'Mean staleness',
  'Longest',
];

function ResultTable({ settings, results }: { readonly settings: CdnSettings; readonly results: Results }): ReactNode {
  const { set, curve } = results;
  const points = [...curve.points.filter(({ ttlMinutes }) => ttlMinutes !== settings.ttlMinutes), ...set.points].toSorted(
    (one, other) => one.ttlMinutes - other.ttlMinutes,
  );
  const pulled = (['pull', 'shield'] as const).flatMap((way) =>
    points.map((point) => [`${wayTexts[way].name}, ${formatMinutes(point.ttlMinutes)}`, ...cellsOf(point[way])]),
  );
  return (
    <FigureTable
      label="What each way came to in a day at each time to live"
      columns={columns}
      rows={[[wayTexts.push.name, ...cellsOf(set.push)], ...pulled]}
    />
  );
}

function cellsOf(result: WayResult): readonly string[] {
  return [
    formatCount(result.originRequests),
    result.way === 'push' ? '–' : formatPart(result.unchangedShare),
    formatTraffic(result.edgeBytes),
    formatTraffic(result.edgeBytesWhole),
    formatTraffic(result.storedBytes),
    formatPart(result.hitShare),
    formatPart(result.staleShare),
    formatMinutes(result.meanStaleMinutes),
    formatMinutes(result.longestStaleMinutes),
  ];
}
