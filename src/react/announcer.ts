"use client";

/** For so long (ms) the same message is the same news. */
const staysNews = 5000;

let region: HTMLElement | undefined;
let lastAt = 0;

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
  const lines = mountAnnouncer();
  const now = Date.now();
  if (Math.abs(now - lastAt) > staysNews) lines.replaceChildren();
  lastAt = now;
  if ([...lines.children].some(({ textContent }) => textContent === message)) return;
  const line = document.createElement("p");
  line.textContent = message;
  lines.append(line);
  return () => line.remove();
}
