// @vitest-environment jsdom
import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorMessage } from "../../src/index.ts";
import { faultFor } from "../../src/testing/index.ts";

const fault = faultFor("client/defect", { requestId: "req_1" });
const { copy, copied, request_id: label } = catalog.ui;

it("is text alone where there is no clipboard", () => {
  render(<ErrorMessage error={fault} />);
  expect(screen.getByText("req_1")).toBeVisible();
  expect(screen.queryByRole("button")).toBeNull();
});

describe("the button", () => {
  const writeText = vi.fn<(text: string) => Promise<void>>();
  beforeEach(() => {
    vi.useFakeTimers();
    writeText.mockReset().mockResolvedValue();
    Object.defineProperty(navigator, "clipboard", { value: { writeText }, configurable: true });
  });
  afterEach(() => {
    vi.useRealTimers();
    Reflect.deleteProperty(navigator, "clipboard");
  });
  const press = () => act(async () => void fireEvent.click(screen.getByRole("button", { name: `${copy} ${label}` })));

  it("copies the id, and says so where nothing was said before", async () => {
    render(<ErrorMessage error={fault} />);
    const announced = screen.getByRole("status");
    expect(announced).toBeEmptyDOMElement();
    await press();
    expect(writeText).toHaveBeenCalledExactlyOnceWith("req_1");
    expect(screen.getByRole("status")).toBe(announced);
    expect(announced).toHaveTextContent(copied);
  });

  it("says so again after a while", async () => {
    render(<ErrorMessage error={fault} />);
    await press();
    act(() => vi.advanceTimersByTime(3000));
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
    await press();
    expect(screen.getByRole("status")).toHaveTextContent(copied);
  });

  it("no longer says so of another id", async () => {
    const { rerender } = render(<ErrorMessage error={fault} />);
    await press();
    rerender(<ErrorMessage error={faultFor("client/defect", { requestId: "req_2" })} />);
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
  });

  it("selects the id where the browser refuses", async () => {
    writeText.mockRejectedValue(new DOMException("Denied", "NotAllowedError"));
    render(<ErrorMessage error={fault} />);
    await press();
    expect(String(getSelection())).toBe("req_1");
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
  });
});
