import type { Session, SessionState } from "../../src/core/index.ts";

/** A session that becomes what it is told, and keeps what it was asked. */
export function handMadeSession(initial: Partial<SessionState> = {}, name = "session") {
  const listeners = new Set<() => void>();
  const calls: string[] = [];
  let state: SessionState = {
    status: "active",
    waiting: 0,
    unsafe: 0,
    dropped: 0,
    dismissed: false,
    ...initial,
  };
  const become = (change: Partial<SessionState>): void => {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  };
  const session: Session = {
    name,
    // Another object each time, as a careless one may give.
    getState: () => ({ ...state }),
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    start(subject) {
      calls.push(`start ${subject}`);
      become({ status: "active", waiting: state.unsafe, dismissed: false });
    },
    end() {
      calls.push("end");
      become({ status: "anonymous", waiting: 0, unsafe: 0, dropped: 0, dismissed: false });
    },
    interrupt() {
      calls.push("interrupt");
      if (state.status !== "anonymous") become({ status: "interrupted", dismissed: false });
    },
    resume({ unsafe }) {
      calls.push(`resume ${unsafe}`);
      become({ waiting: 0, unsafe: 0 });
    },
    dismiss() {
      calls.push("dismiss");
      become({ waiting: 0, unsafe: 0, dropped: 0, dismissed: state.status === "interrupted" });
    },
  };
  return { ...session, become, calls, subscriptions: () => listeners.size };
}
