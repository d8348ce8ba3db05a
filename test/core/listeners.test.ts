import { afterEach, describe, expect, it, vi } from "vitest";
import { createListeners } from "../../src/core/listeners.ts";

afterEach(() => vi.restoreAllMocks());

describe("listeners", () => {
  it("are called at each change, in the order in which they came", () => {
    const { subscribe, notify } = createListeners();
    const heard: string[] = [];
    subscribe(() => heard.push("first"));
    subscribe(() => heard.push("second"));
    notify();
    notify();
    expect(heard).toEqual(["first", "second", "first", "second"]);
  });

  it("are called no more once they have unsubscribed, by either way", () => {
    const { subscribe, unsubscribe, notify } = createListeners();
    const [left, removed] = [vi.fn(), vi.fn()];
    const leave = subscribe(left);
    subscribe(removed);
    leave();
    leave();
    unsubscribe(removed);
    notify();
    expect(left).not.toHaveBeenCalled();
    expect(removed).not.toHaveBeenCalled();
  });

  it("are counted, the same one once", () => {
    const listeners = createListeners();
    const listener = vi.fn();
    listeners.subscribe(listener);
    const leave = listeners.subscribe(listener);
    expect(listeners.size).toBe(1);
    listeners.notify();
    expect(listener).toHaveBeenCalledOnce();
    leave();
    expect(listeners.size).toBe(0);
  });

  it("do not stop each other by throwing; the console is told of a slip, once", () => {
    const error = vi.spyOn(console, "error").mockImplementation(() => {});
    const { subscribe, notify } = createListeners();
    const slip = new Error("slip");
    const heard = vi.fn();
    subscribe(() => {
      throw slip;
    });
    subscribe(heard);
    notify();
    notify();
    expect(heard).toHaveBeenCalledTimes(2);
    expect(error.mock.calls).toEqual([[expect.stringContaining("threw"), slip]]);
  });
});

// Where others got this wrong: reduxjs/redux#461 (the next one left out), #1180 (called after it has unsubscribed).
describe("listeners that change while they are told", () => {
  it("may unsubscribe themselves without the next one being left out", () => {
    const { subscribe, notify } = createListeners();
    const next = vi.fn();
    const leave = subscribe(() => leave());
    subscribe(next);
    notify();
    expect(next).toHaveBeenCalledOnce();
  });

  it("do not reach one that another has just unsubscribed", () => {
    const { subscribe, notify } = createListeners();
    const next = vi.fn();
    subscribe(() => leaveNext());
    const leaveNext = subscribe(next);
    notify();
    expect(next).not.toHaveBeenCalled();
  });

  it("reach one that has come meanwhile at the next change, not at this one", () => {
    const { subscribe, notify } = createListeners();
    const late = vi.fn();
    const leave = subscribe(() => {
      leave();
      subscribe(late);
    });
    notify();
    expect(late).not.toHaveBeenCalled();
    notify();
    expect(late).toHaveBeenCalledOnce();
  });

  it("may cause another change, of which all are told", () => {
    const { subscribe, notify } = createListeners();
    let left = 2;
    const heard = vi.fn();
    subscribe(() => {
      left -= 1;
      if (left > 0) notify();
    });
    subscribe(heard);
    notify();
    expect(heard).toHaveBeenCalledTimes(2);
  });
});
