// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef } from "react";
import { expect, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorMessage, ErrorPage, RateLimitBanner } from "../../src/index.ts";
import { contractRow, errorFor, faultFor } from "../../src/testing/index.ts";

const failing = faultFor("prism-io/server_error/500", { requestId: "req_1" });
const words = catalog.codes["prism-io"].server_error;
const page = () => document.querySelector<HTMLElement>("[data-amends-part=error-page]");

it.each([
  ["nothing failed", null],
  ["a query works", { isError: false, error: null }],
  ["the app itself cancelled", faultFor("client/aborted")],
])("is nothing where %s", (_, error) => {
  const { container } = render(<ErrorPage error={error} secondary={<a href="/">Home</a>} />);
  expect(container).toBeEmptyDOMElement();
});

it("says the same as a message, under the page's heading", () => {
  render(<ErrorPage error={failing} />);
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent(words.title);
  expect(screen.getByRole("alert")).toHaveTextContent(words.title + words.body);
  expect(page()?.querySelector("[data-amends-part=icon] svg")).toHaveAttribute("aria-hidden", "true");
  expect(screen.getByText("req_1")).toBeVisible();
  expect(page()).toHaveAttribute("data-type", "server_error");
});

it("takes another level for a heading of one's own words", () => {
  render(<ErrorPage error={failing} headingLevel={2} title="No invoices today" />);
  expect(screen.getByRole("heading", { level: 2 })).toHaveTextContent("No invoices today");
});

it("has the action, and what else there is to do after it", async () => {
  const retry = vi.fn();
  render(<ErrorPage error={failing} actions={{ retry }} secondary={<a href="/home">Home</a>} />);
  const actions = document.querySelector("[data-amends-part=actions]");
  const button = screen.getByRole("button", { name: catalog.remedies.retry });
  expect([...(actions?.children ?? [])]).toEqual([button, screen.getByRole("link", { name: "Home" })]);
  await userEvent.click(button);
  expect(retry).toHaveBeenCalledOnce();
});

it("has what else there is to do without an action too, and no row for neither", () => {
  const { rerender } = render(<ErrorPage error={failing} secondary={<a href="/home">Home</a>} />);
  expect(screen.getByRole("link", { name: "Home" })).toBeVisible();
  rerender(<ErrorPage error={failing} />);
  expect(document.querySelector("[data-amends-part=actions]")).toBeNull();
});

it("passes other attributes and the ref to its root", () => {
  const ref = createRef<HTMLDivElement>();
  render(<ErrorPage error={failing} ref={ref} className="mine" id="failed" />);
  expect(ref.current).toBe(page());
  expect(ref.current).toHaveClass("mine");
  expect(ref.current).toHaveAttribute("id", "failed");
});

it("stays a page where a banner speaks of the same", () => {
  const limited = faultFor("prism-io/rate_limit_exceeded/429");
  render(
    <>
      <RateLimitBanner />
      <ErrorPage error={limited} />
      <ErrorMessage error={limited} />
    </>,
  );
  expect(document.querySelector("[data-amends-part=rate-limit-banner]")).not.toBeNull();
  expect(page()).not.toHaveAttribute("data-compact");
  expect(page()).toHaveTextContent(catalog.codes["prism-io"].rate_limit_exceeded.body);
});

it("has parts that can be replaced one by one, and left out", () => {
  render(
    <ErrorPage
      error={failing}
      icon={null}
      title="The invoices are away"
      body={({ fault }) => `A ${fault.type}.`}
      action={<button type="button">Ask for help</button>}
      requestId={null}
    />,
  );
  expect(screen.getByRole("heading", { level: 1, name: "The invoices are away" })).toBeVisible();
  expect(page()).toHaveTextContent("The invoices are awayA server_error.Ask for help");
  expect(document.querySelector("svg")).toBeNull();
});

it.each([
  ["a page", ErrorPage],
  ["a message", ErrorMessage],
])("shows 300 of 10,000 characters that a server sent, in %s", (_, Component) => {
  const error = errorFor({
    ...contractRow("prism-io/governance_error/422/unknown-code"),
    body: { error: { type: "governance_error", code: "drift", message: "x".repeat(10_000), param: null } },
  });
  render(<Component error={error} />);
  const detail = document.querySelector("[data-amends-part=detail]")?.textContent ?? "";
  expect([...detail]).toHaveLength(300);
});
