import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type RecordedRequest, type Route, toAnswer } from "./answer.ts";
import type { ContractAuth } from "./auth.ts";

export type { RecordedRequest } from "./answer.ts";

export interface ContractServerOptions {
  /** Clock of the Date header, in epoch ms. Default: the machine's. */
  readonly now?: () => number;
  /** Lets the app's own paths answer like the server's: `({ url }) => (url === "/api/scans" ? rowPath(id) : undefined)`. */
  readonly route?: Route;
  /** Who is signed in, for the paths of `createContractAuth`. Default: there is no sign-in. */
  readonly auth?: ContractAuth;
}

export interface ContractServer {
  /** `http://127.0.0.1` and a free port. */
  readonly origin: string;
  /** What arrived so far, oldest first, preflights included. */
  readonly requests: readonly RecordedRequest[];
  /** Breaks off what is still open and frees the port. Calling it again does nothing. */
  close(): Promise<void>;
}

/**
 * Starts a real HTTP server on the loopback interface that answers with the contracts' rows.
 *
 * - `/rows/<id>`: any row; `?wording=<index>` picks its message, `?retryAfter=<text>` and
 *   `?date=<text>` set those headers, `?cors=hidden` exposes no header, `?cors=none` allows no other origin
 * - `/gateway` `/empty` `/truncated` `/success-in-error`: an HTML 502, an empty 503, broken
 *   JSON with 500, Prisma AIRS' success
 * - `/api/v1/capabilities`: what a tier allows; `?as=<row id>` answers with that row instead, for it has a
 *   session and a rate limit too, and may be absent
 * - `/ok`: success; `/hang`: no answer until the server closes; `/reset`: a broken connection;
 *   `/broken`: a success whose connection breaks in the middle of its body
 *
 * Never keeps a process alive by itself.
 */
export async function startContractServer(options: ContractServerOptions = {}): Promise<ContractServer> {
  const { now = Date.now, route, auth } = options;
  const requests: RecordedRequest[] = [];

  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const request = toRecordedRequest(incoming, Buffer.concat(chunks).toString());
      requests.push(request);
      const routed = request.method === "OPTIONS" ? undefined : route?.(request);
      const header = (name: string) => request.headers[name] ?? null;
      const asked = { ...request, url: routed ?? request.url, header };
      send(response, toAnswer(asked, `req-${requests.length}`, now(), auth));
    });
  });
  server.on("connection", (socket) => socket.unref());
  server.unref();

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () => {
      closed ??= new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closed;
    },
  };
}

function toRecordedRequest(incoming: IncomingMessage, body: string): RecordedRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value);
  return { method: incoming.method ?? "GET", url: incoming.url ?? "/", headers, body };
}

function send(response: ServerResponse, answer: ReturnType<typeof toAnswer>): void {
  if (answer === "hang") return;
  if (answer === "reset") {
    response.destroy();
    return;
  }
  if (answer.cookies.length > 0) response.setHeader("Set-Cookie", answer.cookies);
  response.writeHead(answer.status, answer.headers);
  if (answer.breaksOff) response.write(answer.body.slice(0, 5), () => response.destroy());
  else response.end(answer.body);
}
