/**
 * A client in the form of NSwag's generated TypeScript (template Fetch): an error has the
 * response's text, its headers as a record, and the parsed `result` for the statuses that the
 * document describes, here 400 and 422. Form: RicoSuter/NSwag#2465 and #2315.
 */
class ApiException extends Error {
  readonly status: number;
  readonly response: string;
  readonly headers: Record<string, string>;
  readonly result: unknown;

  constructor(message: string, answer: Pick<ApiException, "status" | "response" | "headers" | "result">) {
    super();
    this.message = message;
    this.status = answer.status;
    this.response = answer.response;
    this.headers = answer.headers;
    this.result = answer.result;
  }

  protected readonly isApiException = true;
}

const described: Readonly<Record<number, string>> = { 400: "Bad Request", 422: "Unprocessable Content" };

export class BrandsClient {
  readonly #baseUrl: string;

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  async getBrands(signal?: AbortSignal): Promise<unknown> {
    const init = { method: "GET", headers: { Accept: "application/json" }, ...(signal && { signal }) };
    const answer = await fetch(`${this.#baseUrl}/api/brands`, init);
    const response = await answer.text();
    const { status } = answer;
    if (status === 200 || status === 204) return response === "" ? null : JSON.parse(response);
    const reason = described[status];
    const result: unknown = reason === undefined ? null : JSON.parse(response);
    throw new ApiException(reason ?? "An unexpected server error occurred.", {
      status,
      response,
      headers: Object.fromEntries(answer.headers),
      result,
    });
  }
}
