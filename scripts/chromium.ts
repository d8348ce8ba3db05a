import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { chromium as playwrightChromium } from "playwright";

/** What Playwright's `launch` needs for the browser that was found. */
export interface ChromiumLaunch {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

// The pages are our own, and the sandbox cannot start as root or in most containers.
const launchArguments = ["--no-sandbox", "--disable-dev-shm-usage"];

let found: ChromiumLaunch | undefined;

/**
 * Finds a browser: `CHROME_PATH`, an installed Chrome or Chromium, Playwright's own, then the one inside
 * @sparticuz/chromium. Throws an error that names the cure where there is none.
 */
export function findChromium(): ChromiumLaunch {
  found ??= locate();
  return found;
}

function locate(): ChromiumLaunch {
  const fromEnvironment = process.env.CHROME_PATH;
  if (fromEnvironment) {
    if (!existsSync(fromEnvironment)) {
      throw new Error(`CHROME_PATH names a file that does not exist: ${fromEnvironment}`);
    }
    return toLaunch(fromEnvironment);
  }
  const installed = installedBrowsers().find((path) => existsSync(path) && answersVersion(path));
  if (installed) {
    return toLaunch(installed);
  }
  const downloaded = playwrightChromium.executablePath();
  if (downloaded && existsSync(downloaded) && answersVersion(downloaded)) {
    return toLaunch(downloaded);
  }
  if (process.platform === "linux" && process.arch === "x64") {
    return shippedBrowser();
  }
  throw new Error(
    "No browser was found. Install Chrome or Chromium, set CHROME_PATH to one, or run `npx playwright install chromium`.",
  );
}

function installedBrowsers(): string[] {
  switch (process.platform) {
    case "darwin":
      return ["/Applications", join(homedir(), "Applications")].flatMap((folder) => [
        join(folder, "Google Chrome.app/Contents/MacOS/Google Chrome"),
        join(folder, "Chromium.app/Contents/MacOS/Chromium"),
      ]);
    case "win32":
      return ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].flatMap((name) => {
        const folder = process.env[name];
        return folder ? [join(folder, "Google/Chrome/Application/chrome.exe")] : [];
      });
    default: {
      const names = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];
      const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
      return names.flatMap((name) => folders.map((folder) => join(folder, name)));
    }
  }
}

function answersVersion(path: string, env: Record<string, string> = {}): boolean {
  // Chrome on Windows opens a window instead of answering.
  if (process.platform === "win32") {
    return true;
  }
  const { status } = spawnSync(path, ["--version"], {
    env: { ...process.env, ...env },
    stdio: "ignore",
    timeout: 120_000,
  });
  return status === 0;
}

function toLaunch(executablePath: string, env: Record<string, string> = {}): ChromiumLaunch {
  return {
    executablePath,
    args: [...launchArguments],
    env: { ...definedEnvironment(), ...fontEnvironment(), ...env },
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/* The browser inside @sparticuz/chromium. Its own `executablePath()` unpacks into a shared folder whose name has
   no version, and its `args` contain --single-process, which crashes with the second context. */

const packageFolder = dirname(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))));
const cacheFolder = fileURLToPath(new URL("../node_modules/.cache/chromium/", import.meta.url));

function shippedBrowser(): ChromiumLaunch {
  const executablePath = join(
    unpack("chromium", (folder) => {
      const file = join(folder, "chromium");
      writeFileSync(file, readBrotli("chromium.br"));
      chmodSync(file, 0o755);
      extractTar("swiftshader.tar.br", folder);
    }),
    "chromium",
  );
  if (answersVersion(executablePath)) {
    return toLaunch(executablePath);
  }
  const libraries = join(
    unpack("libraries", (folder) => extractTar("al2023.tar.br", folder)),
    "lib",
  );
  const env = {
    LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
  };
  if (answersVersion(executablePath, env)) {
    return toLaunch(executablePath, env);
  }
  throw new Error(
    "The browser inside @sparticuz/chromium does not start here. Install Chrome or Chromium, or set CHROME_PATH to one.",
  );
}

/** With no fonts at all text is 0 px wide, and checks of contrast and layout mean nothing. */
function fontEnvironment(): Record<string, string> {
  if (process.platform !== "linux" || process.env.FONTCONFIG_FILE || hasSystemFonts()) {
    return {};
  }
  const folder = unpack("fonts", (target) => extractTar("fonts.tar.br", target));
  // The archive's own configuration names folders that only exist where its authors deploy it.
  const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <cachedir>${join(folder, "cache")}</cachedir>
</fontconfig>
`;
  const file = join(folder, `${createHash("sha256").update(configuration).digest("hex").slice(0, 8)}.conf`);
  writeWhole(file, configuration);
  return { FONTCONFIG_FILE: file };
}

function hasSystemFonts(): boolean {
  const home = homedir();
  return ["/usr/share/fonts", "/usr/local/share/fonts", join(home, ".fonts"), join(home, ".local/share/fonts")].some(
    (folder) =>
      existsSync(folder) &&
      readdirSync(folder, { recursive: true }).some((name) => /\.(?:ttf|otf|ttc|pfb)$/i.test(String(name))),
  );
}

/** Fills a folder aside and renames it, since two runs may race for the same one. */
function unpack(name: string, fill: (folder: string) => void): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const target = join(cacheFolder, version, name);
  if (existsSync(target)) {
    return target;
  }
  mkdirSync(dirname(target), { recursive: true });
  const aside = mkdtempSync(`${target}-`);
  try {
    fill(aside);
    renameSync(aside, target);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(target)) {
      throw error;
    }
  }
  return target;
}

function writeWhole(file: string, text: string): void {
  if (!existsSync(file)) {
    const aside = `${file}.${process.pid}`;
    writeFileSync(aside, text);
    renameSync(aside, file);
  }
}

function readBrotli(name: string): Buffer {
  return brotliDecompressSync(readFileSync(join(packageFolder, "bin", name)));
}

function extractTar(name: string, folder: string): void {
  execFileSync("tar", ["-x", "-f", "-", "--no-same-owner", "-C", folder], { input: readBrotli(name) });
}
