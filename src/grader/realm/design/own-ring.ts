import { hash32 } from '../../../kernel/index.ts';
import type { OwnerOf } from '../../../design/simulation/index.ts';
import type { OwnCode } from './own-code.ts';

/** The learner's ring, as far as a component asks it. */
interface LearnerRing {
  addNode(node: string): void;
  removeNode(node: string): void;
  getNode(key: string): unknown;
}

/** Keys below this are asked of the ring once for each time that an instance is lost or comes back. */
const mostRemembered = 2 ** 25;

/** Puts the learner's ring in the place of a component's spreading of keys: its instances or shards are the ring's nodes, while they are up. */
export function ownRing(code: OwnCode): OwnerOf {
  let ring: LearnerRing | undefined;
  let known: (instance: number) => boolean = () => true;
  let names: readonly string[] = [];
  let isOn: boolean[] = [];
  let owners = new Int32Array(1024).fill(-1);

  /** Brings the ring to the instances that are up. */
  function follow(isUp: (instance: number) => boolean, instances: number): LearnerRing {
    if (ring !== undefined && known === isUp && names.length === instances) return ring;
    if (ring === undefined || names.length !== instances) {
      ring = code.make<LearnerRing>({ hash: (text: unknown) => hash32(`${text}`) }, ['addNode', 'removeNode', 'getNode']);
      names = Array.from({ length: instances }, (_, index) => `node-${index + 1}`);
      isOn = names.map(() => false);
    }
    const members = ring;
    names.forEach((name, index) => {
      const shouldBeOn = isUp(index);
      if (shouldBeOn === isOn[index]) return;
      code.call(() => (shouldBeOn ? members.addNode(name) : members.removeNode(name)));
      isOn[index] = shouldBeOn;
    });
    known = isUp;
    owners.fill(-1);
    return ring;
  }

  function remember(key: number, owner: number): void {
    if (key >= mostRemembered) return;
    if (key >= owners.length) {
      let room = owners.length;
      while (room <= key) room *= 2;
      const wider = new Int32Array(room).fill(-1);
      wider.set(owners);
      owners = wider;
    }
    owners[key] = owner;
  }

  return (key, isUp, instances) => {
    const members = follow(isUp, instances);
    const before = owners[key];
    if (before !== undefined && before >= 0) return before;
    const node = code.call(() => members.getNode(`key-${key}`));
    const owner = typeof node === 'string' ? names.indexOf(node) : -1;
    // With all instances down there is no owner, and none to blame.
    if (owner < 0 && node === undefined && !isOn.includes(true)) return -1;
    if (owner < 0 || !isOn[owner])
      return code.fail(
        `getNode gave ${typeof node === 'string' ? `“${node.slice(0, 40)}”, which is not on the ring` : 'no name of a node'}.`,
        'Return the name of a node that was added and not removed since.',
      );
    remember(key, owner);
    return owner;
  };
}
