/** Browsers ask here, and are answered as the API answered, errors included. */
export async function GET(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  return fetch(`${process.env.API}${pathname}${search}`, { cache: "no-store" });
}
