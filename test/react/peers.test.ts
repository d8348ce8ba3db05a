import { version as reactVersion } from "react";
import { version as reactDomVersion } from "react-dom";
import { expect, test } from "vitest";
import lowest from "../../compat/react-18/package.json" with { type: "json" };
import newest from "../../package.json" with { type: "json" };

// An alias that stops matching would run every test twice on the newest peers, and pass.
test("this project runs on the React that it is named after", () => {
  const lowestProject = process.env.PEERS === "lowest";
  const expected = lowestProject ? lowest.dependencies : newest.devDependencies;
  expect(reactVersion).toBe(expected.react);
  expect(reactDomVersion).toBe(expected["react-dom"]);
});
