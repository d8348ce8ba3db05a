import { readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

export interface PageServer {
  /** The address of a page, by the name of its script. */
  addressOf(page: string, variant?: string): string;
  close(): void;
}

/**
 * Serves the scripts of a folder on loopback, and for each of them a page that loads nothing else. The
 * folder is gone once they are read, so that a run that is interrupted leaves nothing behind.
 */
export async function servePages(folder: string): Promise<PageServer> {
  const names = readdirSync(folder, { recursive: true }).map(String);
  const scripts = new Map(
    names.filter((name) => name.endsWith(".js")).map((name) => [`/${name}`, readFileSync(join(folder, name))]),
  );
  rmSync(folder, { recursive: true });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const script = scripts.get(pathname);
    if (script) response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" }).end(script);
    else if (scripts.has(`${pathname}.js`))
      response.writeHead(200, { "content-type": "text/html" }).end(html(pathname));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    addressOf: (page, variant = "") => `${origin}/${page}?${variant}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Names an icon that is none, so that the browser asks for no other. */
function html(pathname: string): string {
  return (
    `<!doctype html><html lang="en"><link rel="icon" href="data:,"><div id="root"></div>` +
    `<script type="module" src="${pathname}.js"></script>`
  );
}
