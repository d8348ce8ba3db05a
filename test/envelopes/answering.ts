import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly contentType?: string;
}

/** A server on the loopback interface that answers every request alike. */
export interface Answering {
  readonly origin: string;
  answer: Answer;
  close(): Promise<void>;
}

export async function startAnswering(): Promise<Answering> {
  const server = createServer((request, response) => {
    request.resume();
    const { status, body, contentType = "application/json" } = answering.answer;
    response.writeHead(status, { "Content-Type": contentType, "Access-Control-Allow-Origin": "*" });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const answering: Answering = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: { status: 204, body: null },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return answering;
}
