"use client";

let region: HTMLElement | undefined;

/**
 * Makes sure that the page has its live region, one for all. To be called well ahead of the
 * first message, for what a region holds when it appears is not spoken.
 */
export function mountAnnouncer(): HTMLElement {
  if (region?.isConnected) return region;
  region = document.createElement("div");
  region.dataset.amendsPart = "announcer";
  region.setAttribute("aria-live", "polite");
  // Invisible without the style sheet too. Set by script, which a strict CSP allows.
  region.style.cssText = "position:fixed;clip-path:inset(50%)";
  document.body.append(region);
  return region;
}

/** Has a message spoken in a pause, unless it just was. What it returns takes the message off the page. */
export function announce(message: string): (() => void) | undefined {
  const { children } = mountAnnouncer();
  if ([...children].some(({ textContent }) => textContent === message)) return;
  const line = document.createElement("p");
  line.textContent = message;
  region?.append(line);
  return () => line.remove();
}
