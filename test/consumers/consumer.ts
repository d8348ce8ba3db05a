import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { cp, mkdtemp, readFile } from "node:fs/promises";
import { createServer as createNetServer } from "node:net";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));

/** An app that has installed the package as anybody would. */
export interface Consumer {
  readonly folder: string;
  /** Runs a command to its end in the app's folder; rejects with all that it printed unless it succeeds. */
  run(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  /** Starts a server of the app's, told its port by `PORT`; resolves once it answers. */
  start(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<RunningServer>;
}

export interface RunningServer {
  readonly origin: string;
  /** What it has printed so far. */
  output(): string;
  close(): Promise<void>;
}

interface Manifest {
  readonly version: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/**
 * Copies an example out of the project, installs what its lock says, and puts the packed package
 * into it, as `npm install amends` would: an app whose peers do not fit is refused as npm refuses it.
 */
export async function installConsumer(example: string): Promise<Consumer> {
  const folder = await mkdtemp(`${inject("workspace")}/${example}-`);
  await cp(`${examples}${example}`, folder, {
    recursive: true,
    filter: (path) => !/\/(node_modules|dist|build|\.next|\.react-router)(\/|$)/.test(path.slice(examples.length)),
  });
  const run: Consumer["run"] = (command, args, env) => runToEnd(folder, command, args, env);
  await run("npm", ["ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"]);
  await cp(inject("installed"), `${folder}/node_modules`, { recursive: true });
  await checkPeers(folder);
  return { folder, run, start: (command, args, env) => startServer(folder, command, args, env) };
}

/** npm checks peers when it installs; an unpacked tarball has to be checked by hand. */
async function checkPeers(folder: string): Promise<void> {
  const { peerDependencies = {}, peerDependenciesMeta = {} } = await manifestOf(`${folder}/node_modules/amends`);
  const { satisfies } = await import("semver");
  for (const [name, range] of Object.entries(peerDependencies)) {
    const version = await manifestOf(`${folder}/node_modules/${name}`).then(
      (manifest) => manifest.version,
      () => null,
    );
    if (version === null && peerDependenciesMeta[name]?.optional) continue;
    if (version === null || !satisfies(version, range)) {
      throw new Error(`npm would refuse this app: amends wants ${name}@${range}, and it has ${version ?? "none"}.`);
    }
  }
}

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(`${folder}/package.json`, "utf8")) as Manifest;
}

/** The app's own environment: nothing of the runner's that runs this, and no telemetry. */
function environment(env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|VITE_|NODE_ENV|TEST|DEV|PROD|MODE|SSR|BASE_URL)/.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    CI: "true",
    NEXT_TELEMETRY_DISABLED: "1",
    NO_COLOR: "1",
    ...env,
  } as NodeJS.ProcessEnv;
}

function runToEnd(folder: string, command: string, args: readonly string[], env?: Readonly<Record<string, string>>) {
  return new Promise<string>((resolve, reject) => {
    const options = { cwd: folder, env: environment(env), maxBuffer: 64 * 1024 * 1024 };
    execFile(command, args, options, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`;
      if (error) reject(new Error(`${command} ${args.join(" ")} failed in ${folder}:\n${output}`));
      else resolve(output);
    });
  });
}

async function startServer(
  folder: string,
  command: string,
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<RunningServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let printed = "";
  // A group of its own, since what npm starts would outlive npm.
  const child = spawn(command, args, {
    cwd: folder,
    env: environment({ PORT: String(port), HOSTNAME: "127.0.0.1", HOST: "127.0.0.1", ...env }),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const close = async (): Promise<void> => {
    endGroup(child, "SIGTERM");
    // Some servers wait for requests that a failed test has left open.
    const impatient = setTimeout(() => endGroup(child, "SIGKILL"), 10_000);
    await ended;
    clearTimeout(impatient);
  };
  while (child.exitCode === null) {
    const isUp = await fetch(origin, { redirect: "manual" }).then(
      () => true,
      () => false,
    );
    if (isUp) return { origin, output: () => printed, close };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${command} ${args.join(" ")} ended before it answered:\n${printed}`);
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}

/** Not one that the system gives out, which it may give to another before the app has started. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    const server = createNetServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false)).listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}
