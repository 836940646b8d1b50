/** How the client asks for a payment. */
export type PaymentRequest = 'post' | 'post-with-key' | 'put';

/** A moment of the story: what happened, what the server holds, and what the client knows. */
export interface LostAnswerStep {
  readonly words: string;
  /** Payments taken so far. */
  readonly payments: number;
  readonly clientKnows: string;
  /** True once the customer has paid twice. */
  readonly isBad: boolean;
}

/** The ways of asking, in the order of the figure. */
export const paymentRequests: readonly { readonly id: PaymentRequest; readonly name: string; readonly line: string }[] = [
  { id: 'post', name: 'POST', line: 'POST /payments' },
  { id: 'post-with-key', name: 'POST with a key', line: 'POST /payments, Idempotency-Key: "7f3a"' },
  { id: 'put', name: 'PUT', line: 'PUT /payments/7f3a' },
];

interface Answer {
  readonly status: number;
  readonly payment: number;
}

/** A server that takes payments: POST makes another one, a key or a name of the client's own makes one at most. */
class PaymentServer {
  payments = 0;
  private readonly kept = new Map<string, Answer>();

  handle(request: PaymentRequest): Answer {
    if (request === 'post') return { status: 201, payment: ++this.payments };
    const kept = this.kept.get('7f3a');
    // A repeat of POST is answered as the first time; a repeat of PUT replaces what is there with the same.
    if (kept) return request === 'put' ? { ...kept, status: 200 } : kept;
    const answer = { status: 201, payment: ++this.payments };
    this.kept.set('7f3a', answer);
    return answer;
  }
}

/** Plays a payment whose first answer is lost and whose request is sent again. */
export function playLostAnswer(request: PaymentRequest): readonly LostAnswerStep[] {
  const server = new PaymentServer();
  const steps: LostAnswerStep[] = [];
  const tell = (words: string, clientKnows: string): void => {
    steps.push({ words, payments: server.payments, clientKnows, isBad: server.payments > 1 });
  };
  tell('The client sends the request.', 'nothing yet');
  const first = server.handle(request);
  tell(`The server takes payment ${first.payment} and answers ${first.status}.`, 'nothing yet');
  tell('The answer is lost.', 'it may or may not have happened');
  tell('The client gives up waiting and sends the same request again.', 'it may or may not have happened');
  const second = server.handle(request);
  const again = second.payment === first.payment;
  tell(
    again
      ? `The server knows the ${request === 'put' ? 'resource' : 'key'}, takes nothing, and answers ${second.status}.`
      : `The server takes payment ${second.payment} and answers ${second.status}.`,
    'it may or may not have happened',
  );
  tell('The answer arrives.', `payment ${second.payment} is made`);
  return steps;
}
