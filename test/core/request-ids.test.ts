import { describe, expect, it } from "vitest";
import { classify } from "../../src/core/index.ts";
import { httpError } from "./http-error.ts";

const id = "1-67891233-abcdef012345678912345678";

/** Where an id of the request is told: the header or the field, and by whom. */
const headers: readonly (readonly [name: string, by: string])[] = [
  ["x-request-id", "Prism IO, Stripe, Heroku (devcenter.heroku.com/articles/http-request-id)"],
  ["request-id", "Anthropic (docs.anthropic.com/en/api/errors)"],
  ["x-amzn-requestid", "AWS (aws/aws-sdk-js-v3, $metadata.requestId)"],
  ["x-correlation-id", "Spring and API gateways (Kong's plugin correlation-id)"],
  ["x-ms-request-id", "Azure (learn.microsoft.com/rest/api/storageservices, common REST headers)"],
  ["x-amz-request-id", "S3 (docs.aws.amazon.com/AmazonS3/latest/userguide/get-request-ids.html)"],
  ["x-github-request-id", "GitHub (docs.github.com/rest, response headers)"],
  ["cf-ray", "Cloudflare (developers.cloudflare.com/fundamentals/reference/cloudflare-ray-id)"],
];

const fields: readonly (readonly [name: string, fields: object])[] = [
  ["requestId of Stripe", { requestId: id }],
  ["requestID of the OpenAI SDK", { requestID: id }],
  ["request_id of an older OpenAI SDK", { request_id: id }],
  ["$metadata.requestId of the AWS SDK", { $metadata: { requestId: id, httpStatusCode: 503 } }],
];

describe("the id of a request", () => {
  for (const [name, by] of headers) {
    it(`is read from ${name}: ${by}`, () => {
      expect(classify(httpError(503, null, { headers: { [name]: id } }))).toMatchObject({ requestId: id, status: 503 });
    });
  }

  for (const [name, members] of fields) {
    it(`is read from ${name}`, () => {
      expect(classify(Object.assign(httpError(503), members))).toMatchObject({ requestId: id, status: 503 });
    });
  }

  it.each(headers)("is none where %s is no plain token", (name) => {
    const error = httpError(503, null, { headers: { [name]: "<b>call 555-0100</b>" } });
    expect(classify(error)).toMatchObject({ requestId: null });
  });

  it("is the server's own where a proxy adds another", () => {
    const error = httpError(503, null, { headers: { "cf-ray": "230b030023ae2822-SJC", "x-request-id": id } });
    expect(classify(error)).toMatchObject({ requestId: id });
  });
});
