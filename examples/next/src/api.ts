import { classify, defineAmends, FaultError, prismIo, throwIfFault } from "amends/core";
import { connection } from "next/server";

/** The server's own configuration: where the API is, is known when a request comes, not when the app is built. */
function serverAmends() {
  return defineAmends({ apis: [{ origin: process.env.API ?? "http://localhost:4000", envelope: prismIo }] });
}

/** Asks the API; throws a FaultError for whatever goes wrong, since only its digest reaches the browser. */
export async function askApi<T>(path: string): Promise<T> {
  await connection();
  const amends = serverAmends();
  try {
    const answer = await throwIfFault(await fetch(`${process.env.API}${path}`, { cache: "no-store" }), amends);
    return (await answer.json()) as T;
  } catch (error) {
    throw error instanceof FaultError ? error : new FaultError(classify(error as Error, amends), { cause: error });
  }
}
