import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { classify, classifyAsync, defineAmends, prismIo } from "../../src/core/index.ts";
import { type ContractServer, startContractServer } from "../../src/testing/server.ts";
import { type AnswerName, answers, meaningOf, meaningOfAnswer, meaningOfSilence, type SilenceName } from "./cases.ts";
import { type Client, everySilence } from "./client.ts";
import { ownConfigurations } from "./own-envelopes.ts";
import { table } from "./table.ts";

let server: ContractServer;
/** What the server answers, whichever path a client makes up. */
let answer: string;
let onArrival: () => void;
let holder: Socket | undefined;

beforeAll(() => {
  // Date alone: sockets and timeouts go on, and retryAt can be told to the millisecond.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 2, 3, 4, 5) });
});
afterAll(() => {
  vi.useRealTimers();
});
beforeEach(async () => {
  onArrival = () => {};
  server = await startContractServer({
    route: () => {
      onArrival();
      return answer;
    },
  });
});
afterEach(async () => {
  holder?.destroy();
  await server.close();
});

/** Where nobody listens. A connection of ours holds the port, which else another server might be given meanwhile. */
async function refusingOrigin(): Promise<string> {
  const port = Number(new URL(server.origin).port);
  holder = connect({ port, host: "127.0.0.1", localAddress: "127.0.0.1" });
  await once(holder, "connect");
  return `http://127.0.0.1:${holder.localPort}`;
}

/** What an app gets hold of: what was thrown, or what was returned. In a box, for jQuery throws what has a `then`. */
async function outcomeOf(call: () => Promise<unknown>): Promise<{ readonly value: unknown }> {
  try {
    return { value: await call() };
  } catch (value) {
    return { value };
  }
}

function answerOf(client: Client, name: AnswerName): Promise<{ readonly value: unknown }> {
  answer = answers[name].path;
  return outcomeOf(() => client.call(server.origin, {}));
}

function hang(client: Client, origin: string, signal: AbortSignal): Promise<unknown> {
  answer = "/hang";
  return client.call(origin, { signal });
}

function abort(client: Client, origin: string, reason?: unknown): Promise<unknown> {
  const controller = new AbortController();
  onArrival = () => controller.abort(reason);
  return hang(client, origin, controller.signal);
}

const silence: Record<SilenceName, (client: Client, origin: string) => Promise<unknown>> = {
  refused: (client, origin) => client.call(origin, {}),
  reset: (client, origin) => {
    answer = "/reset";
    return client.call(origin, {});
  },
  broken: (client, origin) => {
    answer = "/broken";
    return client.call(origin, {});
  },
  timeout: (client, origin) => {
    answer = "/hang";
    return client.call(origin, { timeout: 50 });
  },
  "signal's timeout": (client, origin) => hang(client, origin, AbortSignal.timeout(50)),
  abort: (client, origin) => abort(client, origin),
  "abort with a reason": (client, origin) => abort(client, origin, new Error("The person left the page")),
};

async function silenceOf(client: Client, name: SilenceName) {
  const origin = name === "refused" ? await refusingOrigin() : server.origin;
  const { value } = await outcomeOf(() => silence[name](client, origin));
  return { value, origin, meaning: meaningOfSilence(name, client, origin) };
}

function answersFor({ api, omits }: Client): AnswerName[] {
  const names = Object.keys(answers) as AnswerName[];
  return names.filter((name) => {
    const { row } = answers[name];
    return !omits?.includes(name) && (!api || row.api === null || row.api === api);
  });
}

describe.each(table.map((client) => [client.name, client] as const))("%s", (_, client) => {
  const names = answersFor(client);
  // PostgREST's client puts any text into an object of its own, and nothing tells that from a body.
  const mixesWords = client.name.startsWith("PostgREST");
  const silences = everySilence.filter((each) => !client.omits?.includes(each));

  for (const name of names) {
    it(`tells what "${name}" means`, async () => {
      const { value } = await answerOf(client, name);
      const facts = { origin: server.origin, requestId: "req-1" };
      const read = meaningOfAnswer(name, client, { ...facts, read: true });
      expect(meaningOf(classify(value), Date.now())).toEqual(meaningOfAnswer(name, client, { ...facts, read: false }));
      expect(meaningOf(await classifyAsync(value), Date.now()), "classifyAsync").toEqual(read);
      expect(meaningOf(classify(value), Date.now()), "classify, from then on").toEqual(read);
    });
  }

  for (const name of silences) {
    it(`tells what "${name}" means`, async () => {
      const { value, meaning } = await silenceOf(client, name);
      expect(meaningOf(classify(value), Date.now())).toMatchObject(meaning);
      expect(meaningOf(await classifyAsync(value), Date.now()), "classifyAsync").toMatchObject(meaning);
    });

    if (mixesWords && name === "abort with a reason") continue;
    it(`tells it beside an app's own envelope: ${name}`, async () => {
      const { value, meaning, origin } = await silenceOf(client, name);
      for (const { name: configuration, amends } of ownConfigurations(origin)) {
        expect(meaningOf(classify(value, amends), Date.now()), configuration).toMatchObject(meaning);
      }
    });
  }

  if (!mixesWords) {
    it("shows no sentence of its own for a gateway's 413", async () => {
      const { value } = await answerOf(client, "gateway's 413");
      const facts = { read: true, origin: server.origin, requestId: "req-1" };
      const meaning = meaningOfAnswer("gateway's 413", client, facts);
      for (const { name: configuration, amends } of ownConfigurations(server.origin)) {
        expect(meaningOf(await classifyAsync(value, amends), Date.now()), configuration).toEqual(meaning);
      }
    });
  }

  it.each(["server_error", "AIRS maintenance", "empty 503"] as const)("does not retry %j by itself", async (name) => {
    await answerOf(client, name);
    expect(server.requests).toHaveLength(1);
  });

  if (names.includes("unknown code")) {
    it("has a bound origin's words shown only where it tells the origin", async () => {
      const { value } = await answerOf(client, "unknown code");
      const amends = defineAmends({ apis: [{ origin: server.origin, envelope: prismIo }] });
      const { body, origin } = client.knows;
      const words =
        origin && body !== "never" && client.keepsWords !== false ? answers["unknown code"].row.wordings[0] : null;
      expect(await classifyAsync(value)).toMatchObject({ message: null });
      expect(await classifyAsync(value, amends)).toMatchObject({ message: words });
    });
  }
});
