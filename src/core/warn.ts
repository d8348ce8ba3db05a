const warned = new Set<string>();

/** Tells a developer of a mistake, once; silent in production and where nobody says what this is. */
export function warnOnce(message: string): void {
  try {
    // Written out, since bundlers replace just these words.
    if (process.env.NODE_ENV === "production" || warned.has(message)) return;
  } catch {
    return;
  }
  warned.add(message);
  console.warn(`amends: ${message}`);
}
