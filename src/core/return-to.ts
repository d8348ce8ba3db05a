/**
 * The absolute URL that `candidate` names, resolved against `origin`, if it is http(s) and of that
 * very origin; else undefined. Whoever goes there must use the returned string, not the candidate,
 * and use it whole: its path alone may begin with two slashes.
 *
 * A URL with a user name or password is refused, even of the same origin: it is never a page's own
 * address, and it signs in somebody else where HTTP authentication is in use. Never throws.
 */
export function safeReturnTo(candidate: string, origin: string): string | undefined {
  try {
    if (typeof candidate !== "string") return undefined;
    const home = new URL(origin).origin;
    // The parser undoes whatever hides a host or a scheme: backslashes, tabs, line breaks (WHATWG URL §4.4).
    const { href } = new URL(candidate, home);
    // Credentials would stand between the scheme and the host, so this refuses them too.
    return /^https?:/.test(href) && href.startsWith(`${home}/`) ? href : undefined;
  } catch {
    return undefined; // no URL, or an opaque origin
  }
}
