import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, it } from "vitest";
import { runStep } from "../scripts/run-step.ts";

const never = new AbortController().signal;
const node = (script: string) => ["--input-type=module", "-e", script];

it.each([0, 3])("a step that ends with %i says so", async (code) => {
  expect(await runStep(process.execPath, node(`process.exit(${code})`), never)).toBe(code);
});

it("a step that cannot be started fails", async () => {
  await expect(runStep("no-such-command-anywhere", [], never)).rejects.toThrow("ENOENT");
});

it("a step that hangs is ended with all that it has started", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const hang = `import { connect } from "node:net"; connect(${port}, "127.0.0.1");`;
  const script = `
    import { spawn } from "node:child_process";
    spawn(process.execPath, ${JSON.stringify(node(hang))}, { stdio: "ignore" });`;
  const limit = new AbortController();
  const step = runStep(process.execPath, node(script), limit.signal);
  const [grandchild] = (await once(server, "connection")) as [Socket];
  const ended = once(grandchild.on("error", () => {}).resume(), "close");
  limit.abort();
  expect(await step).toBeNull();
  await ended;
  server.close();
});
