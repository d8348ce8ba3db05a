const warned = new Set<string>();
const blamed = new WeakSet();

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

/** Tells a developer what a function of the app's has thrown where it would go unnoticed: the first time, and as `warnOnce` does. */
export function blameOnce(callback: unknown, error: unknown): void {
  try {
    if (process.env.NODE_ENV !== "production" && typeof callback === "function") blame(callback, error);
  } catch {}
}

function blame(callback: { readonly name: string }, error: unknown): void {
  if (blamed.has(callback)) return;
  blamed.add(callback);
  const name = callback.name && `\`${callback.name}\`, `;
  console.error(
    `amends: ${name}a function that the app gave, threw; that counts as no answer, and later ones are not ` +
      "written here. To mend it, have it answer whatever it is asked. It threw:",
    error,
  );
}
