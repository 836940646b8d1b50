import { describe, expect, it } from 'vitest';
import { createQuestionSearch } from '../../../src/interview/question-search.ts';
import type { Session, SessionEvent, SessionMode } from '../../../src/interview/session-events.ts';
import { mostEvents } from '../../../src/interview/session-events.ts';
import { append, runOfTypingMs } from '../../../src/interview/session-log.ts';
import { clockAt, reduce } from '../../../src/interview/session-state.ts';
import type { Commanded, Held } from '../../../src/interview/session.ts';
import * as commands from '../../../src/interview/session.ts';
import { smallCase } from './cases.ts';

const one = smallCase();
const search = createQuestionSearch(one.answers);
const minute = 60_000;

/** A session that commands can be tried on; a refusal fails the test. */
class Trial {
  session: Session;
  constructor(mode: SessionMode = { kind: 'timed' }) {
    this.session = commands.createSession(one, mode, 'trial', 1_800_000_000_000);
  }
  get held(): Held {
    const held = commands.hold(one, this.session);
    if (!held.ok) throw new Error(held.reason);
    return held.held;
  }
  get state() {
    return this.held.state;
  }
  /** Tries a command without keeping its events. */
  attempt(command: (held: Held) => Commanded): Commanded {
    return command(this.held);
  }
  do(...all: readonly ((held: Held) => Commanded)[]): this {
    for (const command of all) {
      const done = command(this.held);
      if (!done.ok) throw new Error(done.reason);
      this.session = append(this.session, done.events);
    }
    return this;
  }
  add(events: readonly SessionEvent[]): this {
    this.session = append(this.session, events);
    return this;
  }
  leftAt(at: number): number | undefined {
    return clockAt(one, this.session.mode, this.state, at).leftMs;
  }
}

const started = (mode?: SessionMode): Trial => new Trial(mode).do((held) => commands.start(held, 0));
const reasonOf = (done: Commanded): string => (done.ok ? '' : done.reason);

describe('the clock of a session', () => {
  it('[R3] runs in the current stage, and not in pauses', () => {
    const trial = started().do(
      (held) => commands.pause(held, 30_000),
      (held) => commands.resume(held, 10 * minute),
    );
    expect(trial.leftAt(10 * minute)).toBe(2 * minute - 30_000);
    expect(trial.leftAt(11 * minute)).toBe(30_000);
    trial.do((held) => commands.enterStage(held, 11 * minute, 'estimate'));
    expect(trial.leftAt(12 * minute)).toBe(3 * minute);
    expect(trial.state.times.scope.spentMs).toBe(90_000);
    trial.do((held) => commands.pause(held, 12 * minute));
    expect(trial.leftAt(50 * minute)).toBe(3 * minute);
  });

  it('[R3] goes below zero, and on where a stage is entered again', () => {
    const trial = started().do((held) => commands.enterStage(held, 3 * minute, 'estimate'));
    trial.do((held) => commands.enterStage(held, 4 * minute, 'scope'));
    expect(trial.leftAt(5 * minute)).toBe(-2 * minute);
  });

  it('[R4] is lengthened by extensions of the current stage, an hour in all', () => {
    const trial = started().do((held) => commands.extend(held, 1000, 30));
    expect(trial.leftAt(1000)).toBe(32 * minute - 1000);
    expect(reasonOf(trial.attempt((held) => commands.extend(held, 1000, 31)))).toMatch(/1 to 30/);
    expect(reasonOf(trial.attempt((held) => commands.extend(held, 1000, 1.5)))).toMatch(/whole/);
    trial.do((held) => commands.extend(held, 1000, 30));
    expect(reasonOf(trial.attempt((held) => commands.extend(held, 1000, 1)))).toMatch(/60 minutes in all/);
    trial.do((held) => commands.enterStage(held, 2000, 'estimate'));
    expect(trial.leftAt(2000)).toBe(4 * minute);
  });

  it('is absent where there are no clocks, though time is counted', () => {
    const trial = started({ kind: 'untimed' });
    expect(clockAt(one, trial.session.mode, trial.state, minute)).toEqual({ spentMs: minute, budgetMs: 2 * minute });
    expect(reasonOf(trial.attempt((held) => commands.extend(held, 1, 1)))).toMatch(/nothing to extend/);
  });

  it('takes a moment before the last event as that event', () => {
    const trial = started().do((held) => commands.giveEstimate(held, minute, 'rate', '10 requests/s'));
    expect(trial.leftAt(1)).toBe(minute);
  });
});

describe('the events of a session', () => {
  it('[R1] are refused where time runs back', () => {
    const trial = started().do((held) => commands.write(held, 5000, 'notes', 'a'));
    expect(reasonOf(trial.attempt((held) => commands.write(held, 4999, 'notes', 'b')))).toMatch(/Time ran back/);
    expect(reasonOf(trial.attempt((held) => commands.write(held, Number.NaN, 'notes', 'b')))).toMatch(/whole milliseconds/);
    expect(reasonOf(trial.attempt((held) => commands.write(held, 6000.5, 'notes', 'b')))).toMatch(/whole milliseconds/);
  });

  it('[R2] begin with one start and end with the finish, after which there are marks', () => {
    expect(reasonOf(new Trial().attempt((held) => commands.write(held, 0, 'notes', 'a')))).toMatch(/not been started/);
    const trial = started();
    expect(reasonOf(trial.attempt((held) => commands.start(held, 1)))).toMatch(/started before/);
    expect(reasonOf(trial.attempt((held) => commands.mark(held, 1, 'scoping', 3)))).toMatch(/once the session is finished/);
    trial.do((held) => commands.finish(held, 1000));
    expect(reasonOf(trial.attempt((held) => commands.write(held, 2000, 'notes', 'a')))).toMatch(/is finished/);
    trial.do(
      (held) => commands.mark(held, 2000, 'scoping', 3),
      (held) => commands.mark(held, 3000, 'scoping', 1),
    );
    expect(trial.state.marks.get('scoping')).toBe(1);
    expect(trial.state.times.scope.spentMs).toBe(1000);
  });

  it('[R5] wait in a pause, which typing and asking end', () => {
    const paused = started().do((held) => commands.pause(held, 1000));
    const raw = reduce(one, append(paused.session, [{ kind: 'estimated', at: 2000, estimateId: 'rate', text: '1' }]));
    expect(raw).toMatchObject({ ok: false, index: 2, reason: expect.stringMatching(/paused/) as string });
    expect(reasonOf(paused.attempt((held) => commands.pause(held, 2000)))).toMatch(/paused/);
    paused.do((held) => commands.write(held, 2000, 'notes', 'typed in a pause'));
    expect(paused.state.status).toBe('running');
    expect(paused.state.artefacts.get('notes')!.text).toBe('typed in a pause');
    expect(paused.state.times.scope.spentMs).toBe(1000);
    expect(reasonOf(paused.attempt((held) => commands.resume(held, 3000)))).toMatch(/not paused/);
  });

  it('[R6] reveal constraints when asked, each once, and never otherwise', () => {
    const trial = started().do((held) => commands.ask(held, 1000, 'What is the budget?', search));
    expect(trial.state.revealed).toEqual([]);
    trial.do(
      (held) => commands.ask(held, 2000, 'how much traffic', search),
      (held) => commands.ask(held, 3000, 'how much load', search),
    );
    expect(trial.state.revealed).toEqual([
      { constraintId: 'volume', answerId: 'volume', atMs: 2000 },
      { constraintId: 'hidden', answerId: 'volume', atMs: 2000 },
    ]);
    trial.do((held) => commands.ask(held, 4000, 'Do penguins sleep?', search));
    expect(trial.state.questions.at(-1)).toEqual({ atMs: 4000, stage: 'scope', question: 'Do penguins sleep?', isAnswered: true });
  });

  it('[R7] change the requirement once', () => {
    const trial = started().add([{ kind: 'changed', at: 1 }]);
    expect(trial.state.changedAtMs).toBe(1);
    expect(reduce(one, append(trial.session, [{ kind: 'changed', at: 2 }]))).toMatchObject({ ok: false, index: 2 });
  });

  it('[R8] leave one follow-up open at most, and ask none twice', () => {
    const trial = started().add([{ kind: 'followed-up', at: 1, followUpId: 'miss' }]);
    const again = (followUpId: string) => reduce(one, append(trial.session, [{ kind: 'followed-up', at: 9, followUpId }]));
    expect(again('lag')).toMatchObject({ ok: false, reason: 'Another follow-up is still open.' });
    trial.do((held) => commands.reply(held, 2, '  It asks the store. '));
    expect(trial.state.followUps).toEqual([{ id: 'miss', stage: 'scope', atMs: 1, reply: 'It asks the store.', repliedAtMs: 2 }]);
    expect(again('miss')).toMatchObject({ ok: false, reason: 'This follow-up was asked before.' });
    expect(again('lag')).toMatchObject({ ok: true });
    expect(reasonOf(trial.attempt((held) => commands.reply(held, 3, 'more')))).toMatch(/No follow-up is open/);
  });

  it('[R9] stay in the stage that is practised alone', () => {
    const trial = started({ kind: 'one-stage', stage: 'high-level' });
    expect(trial.leftAt(0)).toBe(8 * minute);
    expect(reasonOf(trial.attempt((held) => commands.enterStage(held, 1, 'deep-dive')))).toMatch(/practises one stage/);
  });

  it('enter a stage anew only from another', () => {
    expect(reasonOf(started().attempt((held) => commands.enterStage(held, 1, 'scope')))).toMatch(/is the current one/);
  });

  it('[R10] answer the last question, of two the one that is chosen', () => {
    const two = () =>
      ({
        kind: 'ambiguous',
        matches: [
          { answerId: 'volume', score: 1 },
          { answerId: 'budget', score: 1 },
        ],
      }) as const;
    const trial = started();
    expect(reasonOf(trial.attempt((held) => commands.choose(held, 1, 'volume')))).toMatch(/no question to answer/);
    trial.do((held) => commands.ask(held, 1, 'how much', two));
    expect(trial.state.questions[0]).toMatchObject({ candidates: ['volume', 'budget'] });
    expect(trial.state.revealed).toEqual([]);
    expect(reasonOf(trial.attempt((held) => commands.choose(held, 2, 'team')))).toMatch(/neither of the two/);
    trial.do((held) => commands.choose(held, 2, 'volume'));
    expect(trial.state.revealed).toHaveLength(2);
    expect(reasonOf(trial.attempt((held) => commands.choose(held, 3, 'budget')))).toMatch(/no question to answer/);
  });

  it('[R11] name what the case has', () => {
    const refused = (event: SessionEvent) => reduce(one, append(started().session, [{ kind: 'asked', at: 0, question: 'x' }, event]));
    expect(refused({ kind: 'estimated', at: 1, estimateId: 'nothing', text: '1' })).toMatchObject({ ok: false, index: 2 });
    expect(refused({ kind: 'followed-up', at: 1, followUpId: 'constructor' })).toMatchObject({ ok: false });
    expect(refused({ kind: 'answered', at: 1, answerId: 'constructor' })).toMatchObject({ ok: false, reason: /no answer/ });
    expect(refused({ kind: 'answered', at: 1, candidates: ['volume', 'nothing'] })).toMatchObject({ ok: false });
    expect(refused({ kind: 'answered', at: 1, answerId: 'volume' })).toMatchObject({ ok: true });
  });

  it('refuse a text that was begun after it was written, and more texts than can be kept', () => {
    const trial = started();
    expect(reduce(one, append(trial.session, [{ kind: 'wrote', at: 1, since: 2, artefactId: 'notes', text: '' }]))).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/begun after/) as string,
    });
    for (let index = 0; index < 200; index++) trial.do((held) => commands.write(held, 1, `text-${index}`, 'a'));
    expect(reasonOf(trial.attempt((held) => commands.write(held, 1, 'notes', 'a')))).toMatch(/at most 200 texts/);
    expect(trial.attempt((held) => commands.write(held, 1, 'text-7', 'b')).ok).toBe(true);
  });

  it('refuse in words what is too long or empty', () => {
    const trial = started();
    expect(reasonOf(trial.attempt((held) => commands.ask(held, 1, '  ', search)))).toMatch(/few words/);
    expect(reasonOf(trial.attempt((held) => commands.ask(held, 1, 'a'.repeat(501), search)))).toMatch(/500/);
    expect(reasonOf(trial.attempt((held) => commands.write(held, 1, 'notes', 'a'.repeat(250_001))))).toMatch(/250000/);
    expect(reasonOf(trial.attempt((held) => commands.write(held, 1, '__proto__', 'a')))).toMatch(/cannot name/);
    expect(reasonOf(trial.attempt((held) => commands.giveEstimate(held, 1, 'rate', '1'.repeat(201))))).toMatch(/200/);
    for (let index = 0; index < 8; index++) trial.do((held) => commands.write(held, 1, `text-${index}`, 'a'.repeat(250_000)));
    expect(reasonOf(trial.attempt((held) => commands.write(held, 1, 'notes', 'a')))).toMatch(/2000000 characters/);
    expect(trial.attempt((held) => commands.write(held, 1, 'text-0', 'b'.repeat(250_000))).ok).toBe(true);
    trial.add([{ kind: 'followed-up', at: 1, followUpId: 'miss' }]);
    expect(reasonOf(trial.attempt((held) => commands.reply(held, 1, 'a'.repeat(20_001))))).toMatch(/20000/);
    const full = { ...trial.held, eventCount: mostEvents - 20 };
    expect(reasonOf(commands.write(full, 1, 'notes', 'a'))).toMatch(/too long/);
    expect(commands.finish(full, 1).ok).toBe(true);
    const due = started().add([{ kind: 'stage-entered', at: 1, stage: 'wrap-up' }]).held;
    expect(commands.takeTurn(due, 2)).toHaveLength(1);
    expect(commands.takeTurn({ ...due, eventCount: mostEvents }, 2)).toEqual([]);
  });
});

describe('a session that is left', () => {
  it('resumes paused at the last event, after a closed laptop', () => {
    const trial = started().do((held) => commands.write(held, minute, 'notes', 'a'));
    const hours = 3 * 3_600_000;
    trial.add(commands.reopen(trial.held, hours));
    expect(trial.state.status).toBe('paused');
    expect(trial.leftAt(hours)).toBe(minute);
    trial.do((held) => commands.resume(held, hours));
    expect(trial.leftAt(hours + 1000)).toBe(minute - 1000);
    expect(commands.reopen(trial.held, hours + commands.cutAfterMs - 1)).toEqual([]);
    expect(commands.reopen(trial.held, hours + commands.cutAfterMs)).toHaveLength(1);
    expect(commands.reopen(trial.held, 5)).toEqual([{ kind: 'paused', at: hours }]);
  });

  it('counts from its start, and never back', () => {
    const trial = started().do((held) => commands.pause(held, 5000));
    const moment = (now: number): number => commands.momentAt(trial.session, trial.state, now);
    expect(moment(trial.session.startedAt + 7000.5)).toBe(7000);
    expect(moment(trial.session.startedAt - 3_600_000)).toBe(5000);
  });

  it('adds nothing where it was paused or finished', () => {
    const trial = started().do((held) => commands.pause(held, 5));
    expect(commands.reopen(trial.held, 1e9)).toEqual([]);
    expect(commands.reopen(trial.do((held) => commands.finish(held, 6)).held, 1e9)).toEqual([]);
  });
});

describe('a log', () => {
  it('replays to any of its events, the same each time', () => {
    const trial = started().do(
      (held) => commands.ask(held, 1000, 'how much traffic', search),
      (held) => commands.write(held, 2000, 'notes', 'first'),
      (held) => commands.enterStage(held, 3000, 'estimate'),
      (held) => commands.write(held, 20_000, 'notes', 'second'),
      (held) => commands.finish(held, 30_000),
    );
    const at = (count: number) => {
      const reduced = reduce(one, trial.session, count);
      if (!reduced.ok) throw new Error(reduced.reason);
      return reduced.state;
    };
    expect(at(0).status).toBe('ready');
    expect(at(2).revealed).toEqual([]);
    expect(at(3).revealed).toHaveLength(2);
    expect(at(4).artefacts.get('notes')).toMatchObject({ text: 'first', stage: 'scope' });
    expect(at(6).artefacts.get('notes')).toMatchObject({ text: 'second', stage: 'scope', atMs: 20_000 });
    expect(at(4).artefacts.get('notes')!.text).toBe('first');
    expect(at(5).stage).toBe('estimate');
    expect(at(99)).toEqual(trial.state);
    expect(at(-1).status).toBe('ready');
  });

  it('keeps typing of a few seconds as one event, and no longer', () => {
    const trial = started();
    for (let at = 0; at <= 60_000; at += 1000) trial.do((held) => commands.write(held, at, 'notes', `text at ${at}`));
    const wrote = trial.session.events.filter((event) => event.kind === 'wrote');
    expect(wrote.map(({ since }) => since)).toEqual([0, runOfTypingMs, 2 * runOfTypingMs, 3 * runOfTypingMs, 4 * runOfTypingMs]);
    expect(wrote.map(({ at }) => at)).toEqual([14_000, 29_000, 44_000, 59_000, 60_000]);
    trial.do((held) => commands.write(held, 60_000, 'other', 'a'));
    expect(trial.session.events.filter((event) => event.kind === 'wrote')).toHaveLength(6);
  });

  it('thins earlier wordings where it grows too long, and loses nothing else', () => {
    const trial = started().do((held) => commands.ask(held, 0, 'how much traffic', search));
    const wide = 'x'.repeat(39_000);
    const long: SessionEvent[] = Array.from({ length: 150 }, (_, index) => {
      const at = (index + 1) * runOfTypingMs;
      return { kind: 'wrote', at, since: at, artefactId: index % 2 === 0 ? 'notes' : 'model', text: `${index} ${wide}` };
    });
    const before = trial.state;
    trial.add(long);
    const { state, session } = trial;
    expect(session.events.length).toBeLessThan(100);
    expect(state.artefacts.get('notes')!.text).toMatch(/^148 /);
    expect(state.artefacts.get('model')!.text).toMatch(/^149 /);
    expect(state.revealed).toEqual(before.revealed);
    expect(state.times.scope.spentMs).toBe(150 * runOfTypingMs);
  });

  it('is not changed by what is added to a copy', () => {
    const { session } = started();
    append(session, [{ kind: 'paused', at: 5 }]);
    expect(session.events).toHaveLength(1);
  });
});
