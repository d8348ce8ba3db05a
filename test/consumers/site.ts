import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright";
import { findChromium } from "../../scripts/chromium.ts";
import { type ContractServer, startContractServer } from "../../src/testing/server.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** Sent with every page and file. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where `/api/` goes. */
  readonly api?: string;
}

/** Serves a folder that a bundler wrote, as a web host would, and passes `/api/` on to an API. */
export async function serveFolder(folder: string, { headers = {}, api }: SiteOptions = {}): Promise<Site> {
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? "/", "http://site.example");
    if (api !== undefined && pathname.startsWith("/api/")) {
      await passOn(`${api}${pathname}${search}`, request, response);
      return;
    }
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const content = await readFile(`${folder}${path}`).catch(() => null);
    const type = types[extname(path)] ?? "application/octet-stream";
    response.writeHead(content ? 200 : 404, { "content-type": content ? type : "text/plain", ...headers });
    response.end(content ?? "Not found");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Asks an address what a request asked, and answers as it was answered; breaks off where nobody answers. */
export async function passOn(address: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = ["GET", "HEAD"].includes(request.method ?? "GET") ? {} : { body: await text(request) };
  const headers = Object.entries(request.headers).filter(([name]) => !/^(host|connection|content-length)$/.test(name));
  try {
    const answer = await fetch(address, {
      method: request.method ?? "GET",
      headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
      ...body,
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  } catch {
    response.destroy();
  }
}

async function text(request: IncomingMessage): Promise<string> {
  let all = "";
  for await (const chunk of request) all += chunk;
  return all;
}

/** An API that answers the paths of an example's app with the contracts' rows: `{ "/api/scans": rowPath(…) }`. */
export function startApi(routes: Readonly<Record<string, string>>): Promise<ContractServer> {
  return startContractServer({ route: ({ url }) => routes[url.split("?")[0] ?? ""] });
}

/** What a page told its developer that a healthy page does not: uncaught errors, warnings, failed rules of its CSP. */
export interface Visit {
  readonly page: Page;
  readonly complaints: readonly string[];
}

let browser: Promise<Browser> | undefined;

/** Opens a page in a browser with nothing stored, and notes what goes wrong in it. */
export async function visit(address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  browser ??= chromium.launch(findChromium());
  const context = await (await browser).newContext(options);
  // What is waited for comes, however busy the machine is.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    // The browser's own line for an answer of 400 and above is no complaint: these pages are about those.
    if (/^(error|warning)$/.test(message.type()) && !message.text().startsWith("Failed to load resource")) {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  await page.goto(address);
  return { page, complaints };
}

/** Closes the browser, where one was opened. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}
