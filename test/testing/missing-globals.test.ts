import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

/**
 * What Jest 30's jsdom 26 lacks of the web: jsdom/jsdom#2524 (TextEncoder and its like), jestjs/jest#14835
 * (structuredClone), jestjs/jest#14610 (fetch and its classes), mswjs/msw#2340 (BroadcastChannel).
 */
const missing = [
  ...["TextEncoder", "TextDecoder", "structuredClone", "BroadcastChannel", "ReadableStream"],
  ...["fetch", "Request", "Response"],
];

/** Runs code where they are missing, in a process of its own: Vitest could not load a module without them. */
async function run(code: string): Promise<unknown> {
  // Node's http loads Node's fetch, which needs a TextDecoder to load.
  const script = `new Response();
    for (const name of ${JSON.stringify(missing)}) delete globalThis[name];
    const tell = (value) => process.stdout.write(JSON.stringify(value));
    ${code}`;
  const cwd = fileURLToPath(new URL("../../src/", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], { cwd });
  return JSON.parse(stdout) as unknown;
}

it("makes a fault of every row where Jest's jsdom lacks much", async () => {
  const failed = await run(`
    const { contractRows, thrownRows, faultFor } = await import("./testing/index.ts");
    const { isFault } = await import("./core/index.ts");
    tell([contractRows.length > 100, [...contractRows, ...thrownRows].filter((row) => !isFault(faultFor(row)))]);`);
  expect(failed).toEqual([true, []]);
});

it("answers from the loopback server where Jest's jsdom lacks much", async () => {
  const answer = await run(`
    const { startContractServer } = await import("./testing/server.ts");
    const { get } = await import("node:http");
    const { origin, close } = await startContractServer();
    get(origin + "/ok", (answer) => answer.on("data", (chunk) => tell(chunk.toString())).on("end", close));`);
  expect(answer).toBe('{"ok":true}');
});

it("says that a Response cannot be made, and what to do instead", async () => {
  const message = await run(`
    const { contractRow, responseFor } = await import("./testing/index.ts");
    try { responseFor(contractRow("http/502")) } catch (error) { tell(error.message) }`);
  expect(message).toMatch(/^responseFor makes a Response.*jest-fixed-jsdom.*errorFor/);
});

it("creates what recovers, and says that it lacks what it sends", async () => {
  const message = await run(`
    const { createApiFetch, createCooldowns, createSession } = await import("./recovery/index.ts");
    const { defineAmends, prismIo } = await import("./core/index.ts");
    globalThis.window = globalThis;
    const session = createSession({ refresh: async () => {} });
    session.start("ada");
    const apis = [{ origin: "https://api.example", envelope: prismIo, session }];
    const send = createApiFetch(defineAmends({ apis, cooldowns: createCooldowns() }), { fetch() {} });
    await send("https://api.example/ok").catch((error) => tell(error.message));`);
  expect(message).toMatch(/^createApiFetch sends Requests.*jest-fixed-jsdom/);
});
