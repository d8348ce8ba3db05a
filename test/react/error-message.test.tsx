// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { createRef, StrictMode } from "react";
import { describe, expect, it, vi } from "vitest";
import { classifyAsync } from "../../src/core/contracts.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorMessage } from "../../src/index.ts";
import {
  type ContractRow,
  contractRow,
  errorFor,
  faultFor,
  responseFor,
  withWording,
} from "../../src/testing/index.ts";

const failing = faultFor("prism-io/server_error/500");
const failingText = catalog.codes["prism-io"].server_error;
const governed = contractRow("prism-io/governance_error/422/unknown-code");

function part(name: string): HTMLElement | null {
  return document.querySelector(`[data-amends-part="${name}"]`);
}

describe("what it shows", () => {
  it.each([
    ["nothing failed", null],
    ["a query works", { isError: false, error: null }],
    ["the app itself cancelled", faultFor("client/aborted")],
  ])("is nothing where %s", (_, error) => {
    const { container } = render(<ErrorMessage error={error} />);
    expect(container).toBeEmptyDOMElement();
  });

  it("is an icon, what happened and what to do", () => {
    render(<ErrorMessage error={failing} />);
    expect(part("title")).toHaveTextContent(failingText.title);
    expect(part("body")).toHaveTextContent(failingText.body);
    expect(part("icon")?.firstElementChild).toHaveAttribute("aria-hidden", "true");
    expect(part("error-message")).toHaveAttribute("data-type", "server_error");
    expect(part("error-message")).toHaveAttribute("data-severity", "error");
  });

  it("has no button where there is nothing to do", () => {
    render(<ErrorMessage error={failing} />);
    expect(part("actions")).toBeNull();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("has no request id where the server sent none", () => {
    render(<ErrorMessage error={failing} />);
    expect(part("request-id")).toBeNull();
  });

  it("is better words once a body has been read", async () => {
    const response = responseFor(contractRow("prism-io/not_found/404"));
    render(
      <StrictMode>
        <ErrorMessage error={response} />
      </StrictMode>,
    );
    expect(part("title")).toHaveTextContent(catalog.types.not_found_error.title);
    await act(() => classifyAsync(response));
    expect(part("title")).toHaveTextContent(catalog.codes["prism-io"].not_found.title);
  });

  it("stays the same for an error that is another one in every render", () => {
    const { container, rerender } = render(<ErrorMessage error={new TypeError("Failed to fetch")} />);
    const before = [...container.querySelectorAll("*")];
    rerender(<ErrorMessage error={new TypeError("Failed to fetch")} />);
    expect([...container.querySelectorAll("*")]).toEqual(before);
    expect(part("title")).toHaveTextContent(catalog.types.network_error.title);
  });
});

describe("the server's words", () => {
  it("are shown as they are, isolated, in no known language", () => {
    render(<ErrorMessage error={errorFor(withWording(governed, "Names must not appear."))} />);
    const isolated = part("detail")?.querySelector("bdi");
    expect(isolated).toHaveTextContent("Names must not appear.");
    expect(isolated).toHaveAttribute("lang", "");
  });

  it("are never shown where the contract does not say that they are safe", () => {
    const row = withWording(contractRow("prism-io/server_error/500"), "Stack trace of the billing service");
    const { container } = render(<ErrorMessage error={errorFor(row)} />);
    expect(part("detail")).toBeNull();
    expect(container.innerHTML).not.toContain("billing");
  });

  it("are neither HTML nor a template, and cannot turn the text around them", () => {
    const message = '<img src="x" onerror="alert(1)"> $t(title) {{title}} \u202Etxt.exe';
    render(<ErrorMessage error={errorFor(withWording(governed, message))} />);
    expect(part("detail")?.textContent).toBe('<img src="x" onerror="alert(1)"> $t(title) {{title}} txt.exe');
    expect(document.querySelector("img")).toBeNull();
  });
});

describe("the credentials", () => {
  /** The same answer twice, but for the code. */
  function messageOf(code: "invalid_credentials" | "subscription_inactive"): string {
    const row = contractRow(`prism-io/${code}/401`);
    const answer: ContractRow = { ...row, headers: { ...row.headers, "X-Request-Id": "req_1" } };
    const { container, unmount } = render(
      <ErrorMessage error={errorFor(answer)} actions={{ check_credentials: () => {} }} />,
    );
    const html = container.innerHTML;
    unmount();
    return html;
  }

  it("that are wrong look, byte for byte, like those of a lapsed subscription", () => {
    const wrong = messageOf("invalid_credentials");
    expect(wrong).toContain("req_1");
    expect(wrong).toContain(catalog.codes["prism-io"].invalid_credentials.title);
    expect(messageOf("subscription_inactive")).toBe(wrong);
  });

  it.each(["invalid_credentials", "subscription_inactive"] as const)("never carry the code %s", (code) => {
    expect(messageOf(code)).not.toMatch(/invalid_credentials|subscription_inactive|data-code/);
  });
});

describe("the action", () => {
  it("is a button that runs it", async () => {
    const retry = vi.fn();
    render(<ErrorMessage error={failing} actions={{ retry }} />);
    await userEvent.click(screen.getByRole("button", { name: catalog.remedies.retry }));
    expect(retry).toHaveBeenCalledExactlyOnceWith(failing);
  });

  it("is a link where it leads somewhere", () => {
    const tooMuch = faultFor("prism-io/tier_limit_exceeded/400");
    render(<ErrorMessage error={tooMuch} actions={{ upgrade: "/plans" }} />);
    expect(screen.getByRole("link", { name: catalog.remedies.upgrade })).toHaveAttribute("href", "/plans");
  });

  it("submits no form around it", async () => {
    const onSubmit = vi.fn((event: { preventDefault(): void }) => event.preventDefault());
    render(
      <form onSubmit={onSubmit}>
        <ErrorMessage error={failing} actions={{ retry: () => {} }} />
      </form>,
    );
    await userEvent.click(screen.getByRole("button"));
    expect(onSubmit).not.toHaveBeenCalled();
  });

  it("keeps the focus while it is under way", async () => {
    render(<ErrorMessage error={failing} actions={{ retry: () => new Promise(() => {}) }} />);
    const button = screen.getByRole("button");
    await userEvent.click(button);
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(button).toHaveFocus();
  });

  it("cannot be pressed before the time that the server named", async () => {
    const retry = vi.fn();
    const later = faultFor("prism-io/server_error/503", { retryAt: Date.now() + 3_600_000 });
    render(<ErrorMessage error={later} actions={{ retry }} />);
    await userEvent.click(screen.getByRole("button"));
    expect(screen.getByRole("button")).toHaveAttribute("aria-disabled", "true");
    expect(retry).not.toHaveBeenCalled();
  });

  it("that throws leaves the message where it is", async () => {
    const consoleError = vi.spyOn(console, "error").mockImplementation(() => {});
    const retry = () => {
      throw new Error("broken");
    };
    render(<ErrorMessage error={failing} actions={{ retry }} />);
    await userEvent.click(screen.getByRole("button"));
    expect(part("title")).toHaveTextContent(failingText.title);
    expect(consoleError).toHaveBeenCalledOnce();
    consoleError.mockRestore();
  });
});

describe("the announcement", () => {
  it("is an alert of the words alone", () => {
    const fault = { ...failing, requestId: "req_1" };
    render(<ErrorMessage error={fault} actions={{ retry: () => {} }} />);
    expect(screen.getByRole("alert").textContent).toBe(failingText.title + failingText.body);
  });

  it("takes another role", () => {
    render(<ErrorMessage error={failing} role="status" />);
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.getByRole("status")).toHaveTextContent(failingText.title);
  });

  it("is not repeated by another render, even of an equal error", () => {
    const { rerender } = render(<ErrorMessage error={errorFor(governed)} />);
    const alert = screen.getByRole("alert");
    rerender(<ErrorMessage error={errorFor(governed)} />);
    expect(screen.getByRole("alert")).toBe(alert);
  });

  it("is made again where what the person tried failed in the same way", async () => {
    const actions = { retry: () => {} };
    const { rerender } = render(<ErrorMessage error={failing} actions={actions} />);
    const alert = screen.getByRole("alert");
    await userEvent.click(screen.getByRole("button"));
    expect(screen.getByRole("alert")).toBe(alert);
    rerender(<ErrorMessage error={faultFor("prism-io/server_error/500")} actions={actions} />);
    expect(screen.getByRole("alert")).not.toBe(alert);
    expect(screen.getByRole("button")).toHaveFocus();
  });

  it("is not made again where there is something to do all of a sudden", () => {
    const { rerender } = render(<ErrorMessage error={failing} />);
    const alert = screen.getByRole("alert");
    rerender(<ErrorMessage error={failing} actions={{ retry: () => {} }} />);
    expect(screen.getByRole("button")).toBeVisible();
    expect(screen.getByRole("alert")).toBe(alert);
  });
});

describe("what an app may change", () => {
  it("is the root: class name, ref and other attributes", () => {
    const ref = createRef<HTMLDivElement>();
    render(<ErrorMessage error={failing} ref={ref} className="mine" id="invoices-error" aria-label="Invoices" />);
    expect(ref.current).toBe(part("error-message"));
    expect(ref.current).toHaveClass("mine");
    expect(ref.current).toHaveAttribute("id", "invoices-error");
    expect(ref.current).toHaveAccessibleName("Invoices");
    expect(ref.current).not.toHaveAttribute("title");
  });

  it.each(["icon", "title", "body", "detail"] as const)("is the %s alone", (name) => {
    const error = errorFor(governed);
    render(<ErrorMessage error={error} />);
    const others = ["icon", "title", "body", "detail"].filter((other) => other !== name);
    const before = others.map((other) => part(other)?.innerHTML);
    document.body.innerHTML = "";
    render(<ErrorMessage error={error} {...{ [name]: <em>mine</em> }} />);
    expect(part(name)?.innerHTML).toBe("<em>mine</em>");
    expect(others.map((other) => part(other)?.innerHTML)).toEqual(before);
  });

  it.each(["icon", "title", "body", "detail", "action", "requestId"] as const)("is to leave %s out", (name) => {
    const error = { ...faultFor(governed), requestId: "req_1" };
    const parts = {
      title: "title",
      body: "body",
      icon: "icon",
      detail: "detail",
      action: "actions",
      requestId: "request-id",
    };
    const actions = { revise_content: "#revise" };
    const { rerender } = render(<ErrorMessage error={error} actions={actions} />);
    expect(part(parts[name])).not.toBeNull();
    rerender(<ErrorMessage error={error} actions={actions} {...{ [name]: null }} />);
    expect(part(parts[name])).toBeNull();
  });

  it("is the button, which gets what it needs", async () => {
    const retry = vi.fn();
    render(
      <ErrorMessage
        error={failing}
        actions={{ retry }}
        action={({ fault, remedy }) => (
          <button type="button" onClick={remedy?.run}>
            {remedy?.label}: {fault.type}
          </button>
        )}
      />,
    );
    await userEvent.click(screen.getByRole("button", { name: `${catalog.remedies.retry}: server_error` }));
    expect(retry).toHaveBeenCalledOnce();
  });
});
