/** How the lines begin that the kit writes for a developer, of each unexpected fault and of functions that throw. */
const faultLine = /^amends: (unexpected |.*a function that the app gave, threw)/;

/** Keeps these lines out of the test output, where failures are the subject; whoever spies on the console gets them all. */
export function muteFaults(): void {
  const { error } = console;
  console.error = (...args: unknown[]): void => {
    if (!faultLine.test(String(args[0]))) error.apply(console, args);
  };
}
