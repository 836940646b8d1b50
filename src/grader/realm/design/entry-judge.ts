import type { DesignExchange, RealmReply } from '../../own-code/messages.ts';
import { serveRequests } from '../judge/serve-requests.ts';
import { openRealmLink, type RealmLink, type RealmLinkPort } from './realm-link.ts';

/** The entry of the worker that stands in the judge's place: it judges nothing, it watches over the realm and hands on what comes from it. */
serveRequests<DesignExchange['request'] & { readonly id: number }, RealmReply, RealmLink>(
  (port, monotonicMs) => openRealmLink(port as RealmLinkPort, monotonicMs),
  async ({ id, request }, link, reply) => {
    const answer = await link.run(request, (sign) =>
      reply(
        sign.kind === 'calling' ? { kind: 'progress', id, calling: sign.component } : { kind: 'progress', id, fraction: sign.fraction },
      ),
    );
    return { kind: 'answered', id, answer };
  },
  (message) => ({ kind: 'broken', message }),
);
