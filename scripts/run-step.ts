import { spawn, spawnSync } from "node:child_process";

const isWindows = process.platform === "win32";

/**
 * Runs a command in the project's folder to its end, and gives its exit code; null where a signal ended it.
 * Once `limit` aborts it is ended, with whatever it has started.
 */
export async function runStep(command: string, args: readonly string[], limit: AbortSignal): Promise<number | null> {
  // A group of its own, or what it starts would outlive it: npm passes on no signal that cannot be caught.
  const child = spawn(command, args, {
    cwd: new URL("../", import.meta.url),
    stdio: "inherit",
    shell: isWindows,
    detached: !isWindows,
  });
  const end = (): void => {
    if (child.pid === undefined) return;
    if (isWindows) spawnSync("taskkill", ["/pid", `${child.pid}`, "/t", "/f"]);
    else process.kill(-child.pid, "SIGKILL");
  };
  // The terminal tells its own group alone.
  const interrupt = (): void => {
    end();
    process.exit(130);
  };
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  limit.addEventListener("abort", end, { once: true });
  try {
    return await new Promise((resolve, reject) => child.once("exit", resolve).once("error", reject));
  } finally {
    limit.removeEventListener("abort", end);
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}
