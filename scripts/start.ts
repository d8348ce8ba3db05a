import { spawn } from "node:child_process";

const storybook = process.platform === "win32" ? "storybook.cmd" : "storybook";
const flags = ["dev", "-p", process.env.PORT ?? "6006", "--no-version-updates", "--disable-telemetry"];
if (process.env.CI) {
  flags.push("--ci");
}
const server = spawn(storybook, [...flags, ...process.argv.slice(2)], {
  stdio: "inherit",
  shell: process.platform === "win32",
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => server.kill(signal));
}
server.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
