import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { classify, type Fault, throwIfFault } from "amends/core";
import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { App, type State } from "./app.tsx";
import { startI18n } from "./i18n.ts";

const dist = new URL("../", import.meta.url);
const template = await readFile(new URL("index.html", dist), "utf8");
const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };

createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (pathname.startsWith("/assets/")) {
    const file = await readFile(new URL(`.${pathname}`, dist)).catch(() => null);
    response.writeHead(file ? 200 : 404, { "content-type": types[extname(pathname)] ?? "text/plain" }).end(file);
    return;
  }
  const html = await render(pathname === "/de" ? "de" : "en");
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
}).listen(Number(process.env.PORT ?? 3000), process.env.HOST ?? "localhost");

async function render(language: string): Promise<string> {
  const state: State = { language, fault: await failureOf("/api/scans"), checkedAt: Date.now() };
  const i18n = await startI18n(language);
  const app = renderToString(
    <StrictMode>
      <App state={state} i18n={i18n} />
    </StrictMode>,
  );
  const json = JSON.stringify(state).replaceAll("<", "\\u003c");
  return template
    .replace('lang="en"', () => `lang="${language}"`)
    .replace("<!--app-->", () => app)
    .replace("<!--state-->", () => `<script id="state" type="application/json">${json}</script>`);
}

async function failureOf(path: string): Promise<Fault | null> {
  try {
    await throwIfFault(await fetch(`${process.env.API}${path}`));
    return null;
  } catch (error) {
    return classify(error);
  }
}
