import { renderToReadableStream } from "react-dom/server";
import { type EntryContext, ServerRouter } from "react-router";
import { startI18n } from "./i18n.ts";
import { Providers } from "./providers.tsx";

export default async function respond(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  const [, segment] = new URL(request.url).pathname.split("/");
  const i18n = await startI18n(segment === "de" ? "de" : "en");
  const page = await renderToReadableStream(
    <Providers i18n={i18n}>
      <ServerRouter context={context} url={request.url} />
    </Providers>,
    { signal: request.signal },
  );
  headers.set("content-type", "text/html; charset=utf-8");
  return new Response(page, { status, headers });
}
