/**
 * Calls a function of the app's whose answer nobody waits for. What it throws, or rejects with if it
 * is asynchronous, goes to the console and harms nothing: a rejection that nobody handles ends a
 * server's process.
 */
export function callBack<A extends readonly unknown[]>(callback: (...args: A) => unknown, ...args: A): void {
  const call = async (): Promise<unknown> => callback(...args);
  call().catch((error: unknown) => console.error(error));
}
