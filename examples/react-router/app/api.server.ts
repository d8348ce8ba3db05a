import { classify, defineAmends, type Fault, prismIo, throwIfFault } from "amends/core";
import { data } from "react-router";

const address = process.env.API ?? "http://localhost:4000";
const amends = defineAmends({ apis: [{ origin: address, envelope: prismIo }] });

export async function askApi<T>(path: string, init?: RequestInit): Promise<T> {
  return (await throwIfFault(await fetch(`${address}${path}`, init), amends)).json() as Promise<T>;
}

/**
 * A failure as React Router sends it, to be thrown by a loader and returned by an action: of an
 * Error that a loader throws nothing reaches the browser, nor the page as served.
 */
export function asData(error: unknown) {
  const fault: Fault = classify(error as Error, amends);
  return data(fault, { status: fault.status ?? 503 });
}
