import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { passOn, type Site } from "./site.ts";

/** An API of which one path does not answer until it is told to. */
export interface Gate extends Site {
  /** Lets through whoever asks for the path, those that wait and all that come. */
  open(): void;
  /** From now on whoever asks for the path waits. */
  shut(): void;
}

/** Stands in front of an API, open; what failed after a page was sent can so be told from what failed before. */
export async function startGate(api: string, path: string): Promise<Gate> {
  let open = (): void => {};
  let opened = Promise.resolve();
  const server = createServer(async (request, response) => {
    if (request.url === path) await opened;
    await passOn(`${api}${request.url}`, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: () => open(),
    shut() {
      opened = new Promise((resolve) => {
        open = resolve;
      });
    },
    async close() {
      open();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
