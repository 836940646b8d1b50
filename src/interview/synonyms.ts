import { foldWord, splitWords } from './words.ts';

/**
 * Groups of words that ask for the same thing in an interview on system design; the first stands for its group. Entries may be of several
 * words. A case adds its own.
 */
const groups: readonly (readonly string[])[] = [
  ['availability', 'uptime', 'downtime', 'sla', 'nines', 'highly available'],
  ['latency', 'fast', 'quick', 'speed', 'slow', 'response time', 'millisecond', 'ms', 'p99'],
  ['cost', 'budget', 'money', 'spend', 'price', 'cheap', 'expensive', 'afford', 'bill', 'dollar'],
  ['fail', 'failure', 'crash', 'outage', 'die', 'go down', 'goes down', 'break'],
  ['per second', 'a second', 'qps', 'rps', 'tps', 'throughput'],
  ['many', 'number'],
  ['large', 'big', 'size', 'huge'],
  ['existing', 'greenfield', 'from scratch', 'legacy', 'already there', 'there already', 'migrate'],
  ['day', 'daily'],
  ['month', 'monthly'],
  ['year', 'yearly', 'annual'],
  [
    'region',
    'regional',
    'country',
    'geography',
    'geographic',
    'worldwide',
    'global',
    'globally',
    'continent',
    'international',
    'world',
    'abroad',
  ],
  ['peak', 'burst', 'spike', 'surge', 'busiest', 'rush', 'spiky', 'bursty'],
  ['account', 'log in', 'login', 'sign in', 'sign up', 'signup', 'register', 'registration', 'authenticate', 'authentication', 'anonymous'],
  ['statistics', 'analytics', 'stats', 'metric', 'report', 'dashboard', 'insight'],
  ['delete', 'remove', 'revoke', 'withdraw', 'take down', 'takedown', 'deactivate', 'disable'],
  ['edit', 'modify', 'update', 'mutable', 'immutable', 'amend', 'repoint'],
  ['abuse', 'spam', 'malware', 'phishing', 'malicious', 'unsafe', 'harmful', 'scam', 'virus', 'abusive'],
  ['limit', 'quota', 'throttle', 'cap', 'maximum', 'max', 'rate limit'],
  ['expire', 'expiry', 'expiration', 'ttl', 'time to live', 'lifetime', 'forever', 'valid'],
  ['immediate', 'instant', 'instantly', 'immediately', 'at once', 'straight away', 'right away', 'real time', 'realtime'],
  ['stale', 'staleness', 'fresh', 'freshness', 'lag', 'up to date', 'out of date', 'outdated', 'delay', 'behind'],
  ['durable', 'durability', 'lose', 'loss', 'lost', 'backup'],
  ['duplicate', 'same', 'twice', 'identical', 'dedupe', 'deduplicate', 'repeat', 'again'],
  ['guess', 'predict', 'predictable', 'sequential', 'enumerate', 'scrape', 'secret', 'unguessable', 'consecutive'],
  ['team', 'organisation', 'organization', 'company', 'business', 'workspace', 'enterprise'],
  ['privacy', 'private', 'gdpr', 'personal data', 'personal', 'compliance', 'regulation', 'legal', 'law'],
  ['user', 'people', 'person', 'customer', 'audience'],
  ['grow', 'growth', 'increase', 'scale up', 'future'],
  ['api', 'programmatic', 'programmatically', 'sdk', 'developer', 'third party', 'integrate', 'integration', 'script'],
  ['ratio', 'versus', 'vs', 'relative', 'proportion', 'compared', 'balance'],
  ['length', 'character', 'digit', 'letter', 'how short'],
  ['storage', 'disk', 'byte', 'terabyte', 'gigabyte'],
  ['create', 'make', 'generate', 'produce', 'mint', 'new', 'add', 'write'],
  ['engineer', 'operate', 'staff', 'on call', 'operator', 'oncall', 'operation'],
  ['deadline', 'launch', 'timeline', 'ship', 'go live', 'when live'],
  ['popular', 'viral', 'hot', 'skew', 'skewed', 'distribution', 'concentrated', 'top'],
  ['frontend', 'front end', 'back end', 'backend', 'user interface', 'ui', 'web page', 'website', 'screen'],
  ['exact', 'accurate', 'accuracy', 'precise', 'precision', 'correct', 'approximate', 'approximately'],
  ['mobile', 'app', 'phone', 'ios', 'android', 'device'],
];

/** The synonyms of a case, made ready. */
export interface Synonyms {
  /** Replaces folded words by the one that stands for their group. */
  replace(folded: readonly string[]): string[];
  /** Every word of the groups as it is written. */
  readonly words: ReadonlySet<string>;
}

/** Creates synonyms for the general groups and those of a case, which come first. A word belongs to the first group that has it. */
export function createSynonyms(own: readonly (readonly string[])[] = []): Synonyms {
  const standsFor = new Map<string, string>();
  let longest = 1;
  for (const group of [...own, ...groups]) {
    const folded = group.map((entry) => splitWords(entry).map(foldWord));
    const first = folded[0]!.join(' ');
    const target = standsFor.get(first) ?? first;
    for (const entry of folded) {
      longest = Math.max(longest, entry.length);
      if (!standsFor.has(entry.join(' '))) standsFor.set(entry.join(' '), target);
    }
  }
  const replace = (words: readonly string[]): string[] => {
    const found: string[] = [];
    for (let at = 0; at < words.length;) {
      let [taken, word] = [1, words[at]!];
      for (let count = Math.min(longest, words.length - at); count >= 1; count--) {
        const target = standsFor.get(words.slice(at, at + count).join(' '));
        if (target === undefined) continue;
        [taken, word] = [count, target];
        break;
      }
      found.push(word);
      at += taken;
    }
    return found;
  };
  return { replace, words: new Set([...own, ...groups].flat().flatMap(splitWords)) };
}
