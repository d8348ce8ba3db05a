// Written by `npm run stories:rows` from the fixtures in src/testing.
import preview from "../../.storybook/preview.tsx";
import { rowStories } from "./row-story.tsx";

// Not in the sidebar, which they would flood: the page of this title lists them.
const meta = preview.meta({
  ...rowStories,
  title: "Contracts/Prism IO",
  tags: ["!dev"],
});

export const ValidationError400 = meta.story({
  name: "validation_error, 400",
  args: { row: "prism-io/validation_error/400" },
});

export const ValidationError422 = meta.story({
  name: "validation_error, 422",
  args: { row: "prism-io/validation_error/422" },
});

export const InvalidCredentials401 = meta.story({
  name: "invalid_credentials, 401",
  args: { row: "prism-io/invalid_credentials/401" },
});

export const SubscriptionInactive401 = meta.story({
  name: "subscription_inactive, 401",
  args: { row: "prism-io/subscription_inactive/401" },
});

export const TokenExpired401 = meta.story({
  name: "token_expired, 401",
  args: { row: "prism-io/token_expired/401" },
});

export const TokenRevoked401 = meta.story({
  name: "token_revoked, 401",
  args: { row: "prism-io/token_revoked/401" },
});

export const MissingRefreshToken401 = meta.story({
  name: "missing_refresh_token, 401",
  args: { row: "prism-io/missing_refresh_token/401" },
});

export const InvalidHandoffToken401 = meta.story({
  name: "invalid_handoff_token, 401",
  args: { row: "prism-io/invalid_handoff_token/401" },
});

export const RateLimitExceeded429 = meta.story({
  name: "rate_limit_exceeded, 429",
  args: { row: "prism-io/rate_limit_exceeded/429" },
});

export const NotFound404 = meta.story({
  name: "not_found, 404",
  args: { row: "prism-io/not_found/404" },
});

export const TierLimitExceeded400 = meta.story({
  name: "tier_limit_exceeded, 400",
  args: { row: "prism-io/tier_limit_exceeded/400" },
});

export const TierLimitExceeded422 = meta.story({
  name: "tier_limit_exceeded, 422",
  args: { row: "prism-io/tier_limit_exceeded/422" },
});

export const TierLimitExceeded403 = meta.story({
  name: "tier_limit_exceeded, 403",
  args: { row: "prism-io/tier_limit_exceeded/403" },
});

export const ServerError500 = meta.story({
  name: "server_error, 500",
  args: { row: "prism-io/server_error/500" },
});

export const ServerError502 = meta.story({
  name: "server_error, 502",
  args: { row: "prism-io/server_error/502" },
});

export const ServerError503 = meta.story({
  name: "server_error, 503",
  args: { row: "prism-io/server_error/503" },
});

export const ServerError504 = meta.story({
  name: "server_error, 504",
  args: { row: "prism-io/server_error/504" },
});

export const InvalidRequestError400UnknownCode = meta.story({
  name: "invalid_request_error, 400, unknown code",
  args: { row: "prism-io/invalid_request_error/400/unknown-code" },
});

export const InvalidRequestError400NullCode = meta.story({
  name: "invalid_request_error, 400, null code",
  args: { row: "prism-io/invalid_request_error/400/null-code" },
});

export const InvalidRequestError422UnknownCode = meta.story({
  name: "invalid_request_error, 422, unknown code",
  args: { row: "prism-io/invalid_request_error/422/unknown-code" },
});

export const InvalidRequestError422NullCode = meta.story({
  name: "invalid_request_error, 422, null code",
  args: { row: "prism-io/invalid_request_error/422/null-code" },
});

export const AuthenticationError401UnknownCode = meta.story({
  name: "authentication_error, 401, unknown code",
  args: { row: "prism-io/authentication_error/401/unknown-code" },
});

export const AuthenticationError401NullCode = meta.story({
  name: "authentication_error, 401, null code",
  args: { row: "prism-io/authentication_error/401/null-code" },
});

export const PermissionError403UnknownCode = meta.story({
  name: "permission_error, 403, unknown code",
  args: { row: "prism-io/permission_error/403/unknown-code" },
});

export const PermissionError403NullCode = meta.story({
  name: "permission_error, 403, null code",
  args: { row: "prism-io/permission_error/403/null-code" },
});

export const NotFoundError404UnknownCode = meta.story({
  name: "not_found_error, 404, unknown code",
  args: { row: "prism-io/not_found_error/404/unknown-code" },
});

export const NotFoundError404NullCode = meta.story({
  name: "not_found_error, 404, null code",
  args: { row: "prism-io/not_found_error/404/null-code" },
});

export const RateLimitError429UnknownCode = meta.story({
  name: "rate_limit_error, 429, unknown code",
  args: { row: "prism-io/rate_limit_error/429/unknown-code" },
});

export const RateLimitError429NullCode = meta.story({
  name: "rate_limit_error, 429, null code",
  args: { row: "prism-io/rate_limit_error/429/null-code" },
});

export const GovernanceError400UnknownCode = meta.story({
  name: "governance_error, 400, unknown code",
  args: { row: "prism-io/governance_error/400/unknown-code" },
});

export const GovernanceError400NullCode = meta.story({
  name: "governance_error, 400, null code",
  args: { row: "prism-io/governance_error/400/null-code" },
});

export const GovernanceError422UnknownCode = meta.story({
  name: "governance_error, 422, unknown code",
  args: { row: "prism-io/governance_error/422/unknown-code" },
});

export const GovernanceError422NullCode = meta.story({
  name: "governance_error, 422, null code",
  args: { row: "prism-io/governance_error/422/null-code" },
});

export const ServerError500UnknownCode = meta.story({
  name: "server_error, 500, unknown code",
  args: { row: "prism-io/server_error/500/unknown-code" },
});

export const ServerError500NullCode = meta.story({
  name: "server_error, 500, null code",
  args: { row: "prism-io/server_error/500/null-code" },
});

export const ServerError502UnknownCode = meta.story({
  name: "server_error, 502, unknown code",
  args: { row: "prism-io/server_error/502/unknown-code" },
});

export const ServerError502NullCode = meta.story({
  name: "server_error, 502, null code",
  args: { row: "prism-io/server_error/502/null-code" },
});

export const ServerError503UnknownCode = meta.story({
  name: "server_error, 503, unknown code",
  args: { row: "prism-io/server_error/503/unknown-code" },
});

export const ServerError503NullCode = meta.story({
  name: "server_error, 503, null code",
  args: { row: "prism-io/server_error/503/null-code" },
});

export const ServerError504UnknownCode = meta.story({
  name: "server_error, 504, unknown code",
  args: { row: "prism-io/server_error/504/unknown-code" },
});

export const ServerError504NullCode = meta.story({
  name: "server_error, 504, null code",
  args: { row: "prism-io/server_error/504/null-code" },
});
