import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { classifyAsync } from "../../src/core/index.ts";
import { type ContractServer, startContractServer } from "../../src/testing/server.ts";
import { type AnswerName, answers, meaningOf, meaningOfAnswer } from "./cases.ts";
import type { Client } from "./client.ts";
import { table } from "./table.ts";

const containers = ["response", "data", "info", "meta", "detail", "body"] as const;
const names: readonly AnswerName[] = ["validation_error", "rate limit", "not_found", "AIRS quota", "gateway page"];

let server: ContractServer;
let answer: string;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 2, 3, 4, 5) });
  server = await startContractServer({ route: () => answer });
});
afterAll(async () => {
  vi.useRealTimers();
  await server.close();
});

/** What of the client's is left as it is: a body, what was asked for, and what has a class of its own. */
function mayHoldContainers(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || value instanceof Error;
}

/** A copy whose containers have other names, and those in them, as deep as clients nest them. */
function rename(value: unknown, to: Readonly<Record<string, string>>, depth = 2): unknown {
  if (depth === 0 || !mayHoldContainers(value) || "error" in value) return value;
  const copy = value instanceof Error ? new Error(value.message) : {};
  for (const name of Object.getOwnPropertyNames(value)) {
    const member: unknown = Reflect.get(value, name);
    const isContainer = Object.hasOwn(to, name);
    const renamed = isContainer ? rename(member, to, depth - 1) : member;
    const enumerable = Object.prototype.propertyIsEnumerable.call(value, name);
    Object.defineProperty(copy, (isContainer && to[name]) || name, { value: renamed, enumerable, configurable: true });
  }
  if (value instanceof Error) Object.defineProperty(copy, "name", { value: value.name, configurable: true });
  return copy;
}

interface Thrown {
  readonly error: Error;
  /** The answer that it was thrown at. */
  readonly name: AnswerName;
}

/** The Errors that a client throws at answers. */
async function thrownBy(client: Client): Promise<Thrown[]> {
  const thrown: Thrown[] = [];
  for (const name of names) {
    answer = answers[name].path;
    const error = await client.call(server.origin, {}).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const isAsIs = client.omits?.includes(name) || client.deviations?.[name];
    if (error instanceof Error && !isAsIs) thrown.push({ error, name });
  }
  return thrown;
}

/** Those whose errors keep an answer in a container. */
const clients = table.filter(
  ({ api, name }) => !api && !/^(fetch|node-fetch|whatwg-fetch|needle|jQuery|.*, its (error|result))$/.test(name),
);

/** What a copy of something thrown means, and what it should. */
async function compare(client: Client, thrown: Thrown, to: Readonly<Record<string, string>>): Promise<void> {
  const fault = await classifyAsync(rename(thrown.error, to));
  const facts = { read: true, origin: server.origin, requestId: "" };
  const meaning = meaningOfAnswer(thrown.name, client, facts);
  const requestId = meaning?.requestId === "" ? (expect.any(String) as unknown) : null;
  expect(meaningOf(fault, Date.now())).toEqual({ ...meaning, requestId });
}

describe.each(clients.map((client) => [client.name, client] as const))("%s", (_, client) => {
  it("is read from a copy of what it throws", async () => {
    const to = Object.fromEntries(containers.map((container) => [container, container]));
    const thrown = await thrownBy(client);
    expect(thrown).not.toHaveLength(0);
    for (const each of thrown) await compare(client, each, to);
  });

  it("is read whatever its containers are called", async () => {
    const thrown = await thrownBy(client);
    const renaming = fc.shuffledSubarray([...containers], { minLength: containers.length });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...thrown), renaming, async (each, shuffled) => {
        const pairs = containers.map((container, index) => [container, shuffled[index] ?? container]);
        await compare(client, each, Object.fromEntries(pairs));
      }),
      { seed: 11, numRuns: 60 },
    );
  });
});
