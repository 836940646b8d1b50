import { z } from 'zod/mini';
import type { ReadLink } from '../shared/link-reading.ts';
import { linkPrefix, readQuery, readWith } from '../shared/link-reading.ts';
import type { LinkFormat } from '../shared/use-link.ts';
import type { SagaSettings } from './settings.ts';
import { bookingSteps, defaultSettings, faultIds, makePossible, stepCounts } from './settings.ts';

/** How the set-up stands in links: "#lab?steps=4&fault=lostOnce&at=pay". */
export const sagaLink: LinkFormat<SagaSettings> = { defaults: defaultSettings, format: formatLink, read: readLink, makePossible };

function formatLink({ stepCount, fault, step }: SagaSettings): string {
  return linkPrefix + new URLSearchParams({ steps: String(stepCount), fault, at: bookingSteps[step]!.name }).toString();
}

function readLink(hash: string): ReadLink<SagaSettings> | undefined {
  const query = readQuery(hash);
  if (!query) return undefined;
  const notes: string[] = [];
  const names = bookingSteps.map(({ name }) => name);
  const countSchema = z.enum(stepCounts.map(String));
  const defaultStep = names[defaultSettings.step]!;
  const asked: SagaSettings = {
    stepCount: Number(readWith(countSchema, query.get('steps'), String(defaultSettings.stepCount), 'The number of steps', notes)),
    fault: readWith(z.enum(faultIds), query.get('fault'), defaultSettings.fault, 'The fault', notes),
    step: names.indexOf(readWith(z.enum(names), query.get('at'), defaultStep, 'The step', notes)),
  };
  const settings = makePossible(asked);
  if (settings.step !== asked.step) notes.push(`This cannot go wrong at “${names[asked.step]!}”; “${names[settings.step]!}” is used.`);
  return { settings, notes };
}
