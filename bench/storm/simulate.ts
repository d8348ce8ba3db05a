import { randomFrom, setNow } from "./environment.ts";
import type { Client, Policy, Refusal } from "./policies.ts";

export interface Scenario {
  /** s. */
  readonly duration: number;
  /** s; from when to when the API does not serve, and what it answers meanwhile. */
  readonly from: number;
  readonly until: number;
  readonly refusal: Refusal;
  /** Share of requests that fail by chance, at any time. */
  readonly transient?: number;
}

export interface Result {
  /** Requests sent in each tenth of a second. */
  readonly sent: Float64Array;
  /** Of those, what calls sent that had begun while the API did not serve. */
  readonly late: Float64Array;
  readonly calls: number;
  readonly succeeded: number;
  /** ms that calls which were refused, or held back, and then served waited beyond the end of the limit. */
  readonly waits: number[];
}

/** Requests a second, of all clients. */
export const base = 1000;
/** ms that an answer takes. */
const latency = 50;

interface Call {
  readonly at: number;
  readonly client: Client;
  readonly began: number;
  readonly failures: number;
  readonly wasHeld: boolean;
}

/**
 * Runs one scenario under one policy. The clients' new calls come as a Poisson process, whatever
 * becomes of the old ones: a page asks for what it shows, whether or not something else has failed.
 */
export function simulate(policy: Policy, scenario: Scenario, clientCount: number, seed: number): Result {
  const { duration, from, until, refusal, transient = 0 } = scenario;
  const random = randomFrom(seed);
  setNow(0);
  const reopensAt = until * 1000;
  const clients = Array.from({ length: clientCount }, () => policy.createClient(random, reopensAt));
  const bins = duration * 10;
  const result = { sent: new Float64Array(bins), late: new Float64Array(bins), waits: [] as number[] };
  let calls = 0;
  let succeeded = 0;
  const queue = new Queue();
  const end = duration * 1000;
  const isClosed = (at: number): boolean => at >= from * 1000 && at < reopensAt;

  const send = ({ at, client, began, failures, wasHeld }: Call): void => {
    setNow(at);
    const bin = Math.floor(at / 100);
    result.sent[bin] = (result.sent[bin] ?? 0) + 1;
    if (isClosed(began) && failures + Number(wasHeld) > 0) result.late[bin] = (result.late[bin] ?? 0) + 1;
    const refused = isClosed(at) ? refusal : random() < transient && "down";
    setNow(at + latency);
    if (!refused) {
      client.noteSuccess();
      succeeded += 1;
      if (isClosed(began)) result.waits.push(at - reopensAt);
      return;
    }
    const delay = client.retry(failures + 1, refused);
    if (delay !== null) queue.add({ at: at + latency + delay, client, began, failures: failures + 1, wasHeld });
  };

  for (let next = 0; ; ) {
    next += (-Math.log(1 - random()) * 1000) / base;
    // What was to be sent before the next call begins.
    for (let call = queue.takeUntil(Math.min(next, end)); call; call = queue.takeUntil(Math.min(next, end))) send(call);
    if (next >= end) break;
    calls += 1;
    setNow(next);
    const client = clients[Math.floor(random() * clientCount)] as Client;
    const hold = client.hold();
    if (hold === null) continue;
    const call = { at: next + hold, client, began: next, failures: 0, wasHeld: hold > 0 };
    if (hold > 0) queue.add(call);
    else send(call);
  }
  return { ...result, calls, succeeded };
}

/** Calls by the time at which they are sent: a binary heap. */
class Queue {
  readonly #calls: Call[] = [];

  add(call: Call): void {
    const calls = this.#calls;
    let index = calls.push(call) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if ((calls[parent] as Call).at <= call.at) break;
      calls[index] = calls[parent] as Call;
      index = parent;
    }
    calls[index] = call;
  }

  /** The first call before a time, if there is one. */
  takeUntil(time: number): Call | undefined {
    const calls = this.#calls;
    const first = calls[0];
    if (!first || first.at >= time) return undefined;
    const last = calls.pop() as Call;
    if (calls.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= calls.length) break;
      if (child + 1 < calls.length && (calls[child + 1] as Call).at < (calls[child] as Call).at) child += 1;
      if ((calls[child] as Call).at >= last.at) break;
      calls[index] = calls[child] as Call;
      index = child;
    }
    calls[index] = last;
    return first;
  }
}
