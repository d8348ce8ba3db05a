// @vitest-environment jsdom
import { render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { ErrorMessage } from "../../src/index.ts";

afterEach(() => void vi.restoreAllMocks());

it.each([
  ["a promise", Promise.resolve("later")],
  ["a success", new Response(null, { status: 204 })],
])("%s in place of an error shows nothing, and a developer is told once what to give", (what, source) => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { container } = render(
    <>
      <ErrorMessage error={source} />
      <ErrorMessage error={source} />
    </>,
  );
  expect(container).toBeEmptyDOMElement();
  expect(warn).toHaveBeenCalledTimes(1);
  expect(warn.mock.calls[0]?.[0]).toContain(`${what} was given`);
  expect(warn.mock.calls[0]?.[0]).toMatch(/To mend it.*docs\/sources\.md/);
});

it.each([null, undefined, false, "", 0])("%o is no mistake", (source) => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const { container } = render(<ErrorMessage error={source} />);
  expect(container).toBeEmptyDOMElement();
  expect(warn).not.toHaveBeenCalled();
});
