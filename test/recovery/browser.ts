import { vi } from "vitest";

/**
 * What the tabs of one browser share: Web Locks and BroadcastChannels, in memory and in a known
 * order. A message takes a while (ms), as it does between processes.
 */
export function fakeBrowser({ messagesTake = 5 } = {}) {
  const held = new Map<string, number>();
  const queues = new Map<string, (() => void)[]>();
  const channels = new Set<FakeChannel>();
  const messages: unknown[] = [];
  const broken = new Set<string>();

  class FakeChannel {
    onmessage: ((event: { data: unknown }) => void) | null = null;
    readonly name: string;
    constructor(name: string) {
      this.name = name;
      channels.add(this);
    }
    close(): void {
      channels.delete(this);
    }
    postMessage(data: unknown): void {
      messages.push(data);
      const copy = structuredClone(data);
      setTimeout(() => {
        for (const channel of channels) {
          if (channel !== this && channel.name === this.name) channel.onmessage?.({ data: copy });
        }
      }, messagesTake);
    }
  }

  const locks = {
    async request(name: string, ...rest: unknown[]): Promise<unknown> {
      const task = rest.pop() as () => Promise<unknown>;
      const { mode = "exclusive", signal } = (rest[0] ?? {}) as { mode?: string; signal?: AbortSignal };
      if (broken.has(name)) await until(signal);
      if (mode === "exclusive") while (held.has(name)) await turn(name, signal);
      held.set(name, (held.get(name) ?? 0) + 1);
      try {
        return await task();
      } finally {
        const left = (held.get(name) ?? 1) - 1;
        if (left > 0) held.set(name, left);
        else held.delete(name);
        queues.get(name)?.shift()?.();
      }
    },
    query: async () => ({ held: [...held.keys()].map((name) => ({ name })), pending: [] }),
  };

  function turn(name: string, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      queues.set(name, [...(queues.get(name) ?? []), resolve]);
      signal?.addEventListener("abort", () => reject(signal.reason));
    });
  }

  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("navigator", { locks });
  vi.stubGlobal("BroadcastChannel", FakeChannel);
  return {
    messages,
    held: () => [...held.keys()],
    /** Somebody holds this lock and never lets go. */
    occupy: (name: string) => void broken.add(name),
    withoutLocks: () => vi.stubGlobal("navigator", {}),
  };
}

function until(signal?: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason));
  });
}
