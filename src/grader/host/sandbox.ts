import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { HostReply, HostRequest } from '../protocol/host-messages.ts';
import type { Problem } from '../protocol/verdict.ts';
import { frameScript } from './frame-script.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** What a page may ask of what stands in a sandbox, and what it hears. */
interface Exchange {
  readonly request: object;
  readonly progress: { readonly kind: 'progress'; readonly id: number };
  readonly answer: { readonly id: number };
}

/** What a page and an exercise's judge say to each other. */
export interface GradingExchange {
  readonly request: WithoutId<HostRequest>;
  readonly progress: Extract<HostReply, { kind: 'progress' }>;
  readonly answer: Extract<HostReply, { kind: 'judged' | 'counted' }>;
}

/** Thrown when the frame is gone: its process ran out of memory, or the judge itself broke. */
export class SandboxDied extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A sandboxed frame with a learner's realm inside, and a judge once grading has started. */
export interface Sandbox {
  /** Starts the judge from its script; called once, before the first request. */
  startJudge(script: string): void;
  /**
   * Resolves with the judge's answer; rejects with {@link SandboxDied}, or an Error with the judge's message; does neither when the sandbox
   * is closed before.
   */
  request<X extends Exchange = GradingExchange>(request: X['request'], onProgress: (progress: X['progress']) => void): Promise<X['answer']>;
  close(): void;
}

const tickMs = 250;
/** A frame that answers no ping for so many ticks, 2.25 s, on a page whose own clock kept time, is dead. */
const silentTicks = 9;
const lateTickMs = 1000;
/** A judge that answers nothing for so many ticks, a minute, is given up: the machine is too busy, or the judge is broken. */
const stuckTicks = 240;

/** Opens a frame of opaque origin whose policy allows no network, and starts the learner's realm in it from its script. */
export async function openSandbox(learnerScript: string): Promise<Sandbox> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('title', 'Sandbox in which your code runs');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.style.cssText = 'position:absolute;width:0;height:0;border:0;visibility:hidden';
  frame.srcdoc = frameDocument();
  const loaded = new Promise<void>((resolve) => frame.addEventListener('load', () => resolve(), { once: true }));
  document.body.append(frame);
  await loaded;
  const { port1, port2 } = new MessageChannel();
  frame.contentWindow!.postMessage(learnerScript, '*', [port2]);
  return new FrameSandbox(frame, port1);
}

class FrameSandbox implements Sandbox {
  private readonly frame: HTMLIFrameElement;
  private readonly port: MessagePort;
  private nextId = 1;
  private quietTicks = 0;
  private idleTicks = 0;
  private heard: (reply: HostReply) => void = () => undefined;
  private stopWatching: () => void = () => undefined;

  constructor(frame: HTMLIFrameElement, port: MessagePort) {
    this.frame = frame;
    this.port = port;
    port.onmessage = ({ data }: MessageEvent<HostReply>) => {
      this.quietTicks = 0;
      if (data.kind !== 'pong') this.idleTicks = 0;
      this.heard(data);
    };
  }

  startJudge(script: string): void {
    this.port.postMessage({ kind: 'start-judge', script });
  }

  request<X extends Exchange = GradingExchange>(
    request: X['request'],
    onProgress: (progress: X['progress']) => void,
  ): Promise<X['answer']> {
    const id = this.nextId++;
    const { promise, resolve, reject } = Promise.withResolvers<X['answer']>();
    this.heard = (reply) => {
      if (reply.kind === 'broken') reject(new SandboxDied(brokenProblem(reply.message)));
      else if (reply.kind === 'pong' || reply.id !== id) return;
      else if (reply.kind === 'progress') onProgress(reply as X['progress']);
      else if (reply.kind === 'failed') reject(new Error(reply.message));
      else resolve(reply as X['answer']);
    };
    this.port.postMessage({ ...request, id });
    this.stopWatching = this.watch((problem) => reject(new SandboxDied(problem)));
    return promise.finally(this.stopWatching);
  }

  close(): void {
    // A closed frame answers nothing; nobody may take that for its death.
    this.stopWatching();
    this.port.close();
    this.frame.remove();
  }

  /**
   * Pings the frame and calls back when it is gone. The frame's own thread answers, not the judge's, which may be at work for long on a slow machine;
   * ticks that come late do not count, because then it is this page that was held up.
   */
  private watch(onGone: (problem: Problem) => void): () => void {
    this.quietTicks = 0;
    this.idleTicks = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const inTime = now - last < lateTickMs;
      last = now;
      if (!inTime) return;
      this.quietTicks += 1;
      this.idleTicks += 1;
      if (this.quietTicks >= silentTicks) onGone(deadProblem);
      else if (this.idleTicks >= stuckTicks) onGone(stuckProblem);
      else this.port.postMessage({ kind: 'ping' });
    }, tickMs);
    return () => clearInterval(timer);
  }
}

function frameDocument(): string {
  const hash = btoa(String.fromCharCode(...sha256(utf8ToBytes(frameScript))));
  const policy = `default-src 'none'; script-src 'sha256-${hash}' 'unsafe-eval' blob:; worker-src blob:; connect-src 'none'`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sandbox</title><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body><script>${frameScript}</script></body></html>`;
}

const deadProblem: Problem = {
  kind: 'memory',
  message: 'The sandbox died while your code ran: most likely it used up all memory.',
  remedy: 'Look for something that grows without bound. The page and your text are safe, and a new sandbox is ready.',
};

const stuckProblem: Problem = {
  kind: 'stalled',
  message: 'The judge gave no sign for a minute, so there is no verdict.',
  remedy: 'Close what else is running on this machine and submit again: nothing counts against your code.',
};

function brokenProblem(message: string): Problem {
  return {
    kind: 'internal',
    message: `The judge itself failed: ${message}`,
    remedy: 'This is our bug, not yours. Your code is kept; please report it with the code that led to it.',
  };
}
