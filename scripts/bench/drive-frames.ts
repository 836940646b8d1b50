/** What is done to a control in each frame. */
export type Operation =
  /** A slider goes up and down its range in at most 40 steps each way, beginning at a share of it, 0 unless given. */
  | { readonly kind: 'slide'; readonly from?: number }
  /** A button is pressed. */
  | { readonly kind: 'press' }
  /** What is held by the pointer is moved in a circle. */
  | { readonly kind: 'drag' }
  /** The same by the events of a mouse, heard by the window once the button is down. */
  | { readonly kind: 'mouse-drag' }
  /** Nothing: what comes out is the floor of the measurement. */
  | { readonly kind: 'rest' };

/** How to drive a control, for so many frames. */
export interface Drive {
  /** Operates the control for one frame, counted from 0. */
  readonly move: (frame: number) => void;
  readonly frames: number;
  /** Selects what must change within the lab for a frame to count as redrawn; undefined for anything in it. */
  readonly watched: string | undefined;
}

/** What the frames took. */
export interface FrameTimes {
  /** From the dispatch of the event to the end of layout, for each frame. */
  readonly workMs: readonly number[];
  /** From each frame to the next, by the frames' own time stamps. */
  readonly frameMs: readonly number[];
  /** Frames in which something watched changed. */
  readonly redrawn: number;
}

/** Returns what operates a control, given the frame from 0. Runs in the page, where it is sent as text: it must use nothing from outside itself. */
export function moveOf(control: Element, operation: Operation): (frame: number) => void {
  function slide(input: HTMLInputElement, from: number): (frame: number) => void {
    const [min, max, step] = [Number(input.min), Number(input.max), Number(input.step) || 1];
    const lowest = min + Math.round(((max - min) * from) / step) * step;
    const stride = Math.max(step, Math.ceil((max - lowest) / 40 / step) * step);
    const steps = Math.floor((max - lowest) / stride);
    // React keeps the value it knows in a property of the element itself: the prototype's setter goes past it, as typing does.
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
    return (frame) => {
      const at = frame % (2 * steps);
      set!.call(input, String(lowest + stride * (at <= steps ? at : 2 * steps - at)));
      input.dispatchEvent(new Event('input', { bubbles: true }));
    };
  }

  function drag(): (frame: number) => void {
    const box = control.getBoundingClientRect();
    const send = (type: string, x: number, y: number): void => {
      const place = { clientX: box.left + box.width / 2 + x, clientY: box.top + box.height / 2 + y };
      // The mouse is always pointer 1, so that its capture is not refused.
      control.dispatchEvent(new PointerEvent(type, { pointerId: 1, pointerType: 'mouse', buttons: 1, bubbles: true, ...place }));
    };
    send('pointerdown', 0, 0);
    return (frame) => send('pointermove', 60 * Math.cos(frame / 10), 60 * Math.sin(frame / 10));
  }

  function mouseDrag(): (frame: number) => void {
    const box = control.getBoundingClientRect();
    const send = (to: EventTarget, type: string, x: number, y: number): void => {
      const place = { clientX: box.left + box.width / 2 + x, clientY: box.top + box.height / 2 + y };
      to.dispatchEvent(new MouseEvent(type, { view: window, button: 0, buttons: 1, bubbles: true, cancelable: true, ...place }));
    };
    send(control, 'mousedown', 0, 0);
    return (frame) => send(window, 'mousemove', 60 * Math.cos(frame / 10), 60 * Math.sin(frame / 10));
  }

  if (operation.kind === 'slide') return slide(control as HTMLInputElement, operation.from ?? 0);
  if (operation.kind === 'drag') return drag();
  if (operation.kind === 'mouse-drag') return mouseDrag();
  return () => (operation.kind === 'press' ? (control as HTMLElement).click() : undefined);
}

/**
 * Operates a control of a lab once in every animation frame. Runs in the page, where it is sent as text: it must use nothing from outside
 * itself. The event is dispatched in a task of its own after the frame; layout is forced two tasks later, since React renders discrete
 * events in the microtasks after the dispatch and pointer moves in a task that it asks for there. Other tasks that run between count too.
 */
export async function driveFrames(control: Element, { move, frames, watched }: Drive): Promise<FrameTimes> {
  const lab = control.closest('.hr-lab')!;
  const channel = new MessageChannel();
  const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const nextTask = (): Promise<void> =>
    new Promise((resolve) => {
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(undefined);
    });

  let changes = 0;
  const observer = new MutationObserver((records) => (changes += records.length));
  for (const element of watched === undefined ? [lab] : lab.querySelectorAll(watched)) {
    observer.observe(element, { subtree: true, childList: true, attributes: true, characterData: true });
  }
  // Where the control stood before is no step of the walk that is timed.
  move(0);
  const [workMs, frameMs]: [number[], number[]] = [[], []];
  let redrawn = 0;
  await nextFrame();
  let last = await nextFrame();
  for (let frame = 1; frame <= frames; frame++) {
    await nextTask();
    changes = 0;
    const started = performance.now();
    move(frame);
    await nextTask();
    await nextTask();
    lab.getBoundingClientRect();
    workMs.push(performance.now() - started);
    if (changes > 0) redrawn++;
    const now = await nextFrame();
    frameMs.push(now - last);
    last = now;
  }
  observer.disconnect();
  channel.port1.close();
  return { workMs, frameMs, redrawn };
}
