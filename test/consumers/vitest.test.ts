import { expect, it } from "vitest";
import { installConsumer } from "./consumer.ts";

it("an app's tests pass in Vitest, with MSW 2 and against the contract server", { timeout: 480_000 }, async () => {
  const consumer = await installConsumer("vitest");
  const output = await consumer.run("npm", ["test"]);
  expect(output).toMatch(/Test Files +3 passed \(3\)/);
  expect(output).toMatch(/Tests +6 passed \(6\)/);
});
