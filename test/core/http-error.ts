interface Answer {
  readonly headers?: object;
  /** Where the request went. */
  readonly url?: string;
}

/** What axios and its like throw for an answer: an Error with `response`, whose `data` is the body. */
export function httpError(status: number, data?: unknown, { headers = {}, url }: Answer = {}): Error {
  return Object.assign(new Error(`Request failed with status code ${status}`), {
    response: { status, headers, data },
    ...(url !== undefined && { config: { url } }),
  });
}

/** A body in Prism IO's envelope. */
export function prismBody(
  type: unknown,
  code: unknown,
  message: unknown = "Words of the server",
  param: unknown = null,
) {
  return { error: { type, code, message, param } };
}

/** A body in Prisma AIRS' envelope. */
export function airsBody(status_code: unknown, message: unknown = "") {
  return { error: { status_code, message } };
}
