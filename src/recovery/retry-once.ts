/**
 * A loader that asks a second time, a moment later, where the first failed: `lazy(retryOnce(() => import("./chart")))`,
 * since React, as most routers, keeps the first failure for as long as the page is there. Chromium keeps that of a
 * native `import()` too; Firefox, WebKit and webpack do not. The second failure rejects as it is.
 */
export function retryOnce<T>(load: () => Promise<T>): () => Promise<T> {
  return () =>
    load().catch(async () => {
      await new Promise((resolve) => setTimeout(resolve, 250 * (1 + Math.random())));
      return load();
    });
}
