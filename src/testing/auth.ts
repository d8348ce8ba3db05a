/**
 * Who is signed in at a contract server: Prism IO's flow, with access tokens that a test lets expire
 * or revokes. Tokens mean something to this object alone; several servers may share it.
 */
export interface ContractAuth {
  /** Every access token given out so far has expired: a refresh gets another. */
  expire(): void;
  /** As after a password change: whatever was given out so far is worth nothing, and only a sign-in helps. */
  revoke(): void;
}

export interface ContractAuthOptions {
  /**
   * Whether a refresh token serves once and comes with its successor. One that comes a second time was
   * stolen, as far as anybody can tell: then all that stem from the same sign-in are revoked.
   * Default: true.
   */
  readonly rotation?: boolean;
}

/** A request to what the auth answers. */
interface AuthRequest {
  readonly method: string;
  readonly pathname: string;
  readonly authorization: string | null;
  readonly cookie: string | null;
  readonly body: string;
}

/** A row by its id, or a success with its body and cookies. */
type AuthAnswer = { readonly row: string } | { readonly body: unknown; readonly cookies: readonly string[] };

interface Token {
  readonly subject: string;
  /** All tokens that stem from one sign-in. */
  readonly family: number;
}

interface Auth extends ContractAuth {
  /** Null for paths that are not the auth's. */
  answer(request: AuthRequest): AuthAnswer | null;
}

const auths = new WeakMap<ContractAuth, Auth>();

/** What a server asks; for one that `createContractAuth` did not make, nothing. */
export function authOf(auth: ContractAuth | undefined): Auth | undefined {
  return auth && auths.get(auth);
}

/**
 * Creates what plays Prism IO's sign-in at `startContractServer` and `contractHandlers`.
 *
 * - `POST /api/auth/sign-in` with `{ email, password }`: an access token in the body and in the cookie
 *   `prismio_access`, and the httpOnly cookie `prismio_refresh`; the password `wrong` is refused
 * - `POST /api/auth/refresh-token`: by that cookie, the next of each; without it `missing_refresh_token`
 * - `POST /api/auth/sign-out`: ends it
 * - `/private/<anything>`: for whoever has an access token, as a bearer's or in the cookie; tells who that
 *   is and what was received
 *
 * Prism IO documents the codes, the refresh's path and its cookie; the rest is an example.
 */
export function createContractAuth({ rotation = true }: ContractAuthOptions = {}): ContractAuth {
  const access = new Map<string, Token>();
  const refresh = new Map<string, Token>();
  const expired = new Set<string>();
  const used = new Set<string>();
  const revokedFamilies = new Set<number>();
  let families = 0;
  let count = 0;

  const issue = (token: Token, keptRefresh?: string): AuthAnswer => {
    count += 1;
    const accessToken = `access-${count}`;
    const refreshToken = keptRefresh ?? `refresh-${count}`;
    access.set(accessToken, token);
    refresh.set(refreshToken, token);
    return {
      body: { access_token: accessToken, subject: token.subject },
      cookies: [cookie("prismio_access", accessToken, "/"), cookie("prismio_refresh", refreshToken, "/api/auth")],
    };
  };
  const signIn = (body: string): AuthAnswer => {
    const { email, password } = parse(body);
    if (typeof email !== "string" || !email || typeof password !== "string" || password === "wrong") {
      return { row: "prism-io/invalid_credentials/401" };
    }
    families += 1;
    return issue({ subject: email, family: families });
  };
  const renew = (value: string | undefined): AuthAnswer => {
    const token = value === undefined ? undefined : refresh.get(value);
    if (value === undefined || !token) return { row: "prism-io/missing_refresh_token/401" };
    if (used.has(value)) revokedFamilies.add(token.family);
    if (revokedFamilies.has(token.family)) return { row: "prism-io/token_revoked/401" };
    if (rotation) used.add(value);
    return issue(token, rotation ? undefined : value);
  };
  const serve = (value: string | undefined, received: string): AuthAnswer => {
    const token = value === undefined ? undefined : access.get(value);
    if (value === undefined || !token) return { row: "prism-io/missing_refresh_token/401" };
    if (revokedFamilies.has(token.family)) return { row: "prism-io/token_revoked/401" };
    if (expired.has(value)) return { row: "prism-io/token_expired/401" };
    return { body: { ok: true, subject: token.subject, received: parse(received) }, cookies: [] };
  };

  const auth: ContractAuth = {
    expire() {
      for (const token of access.keys()) expired.add(token);
    },
    revoke() {
      for (let family = 1; family <= families; family += 1) revokedFamilies.add(family);
    },
  };
  auths.set(auth, {
    ...auth,
    answer({ method, pathname, authorization, cookie: header, body }) {
      const cookies = new Map((header ?? "").split("; ").map((each) => each.split("=", 2) as [string, string]));
      const credential = authorization?.replace(/^Bearer /, "") ?? cookies.get("prismio_access");
      if (pathname.startsWith("/private/")) return serve(credential, body);
      if (method !== "POST") return null;
      if (pathname === "/api/auth/sign-in") return signIn(body);
      if (pathname === "/api/auth/refresh-token") return renew(cookies.get("prismio_refresh"));
      if (pathname !== "/api/auth/sign-out") return null;
      const token = access.get(credential ?? "");
      if (token) revokedFamilies.add(token.family);
      return {
        body: { ok: true },
        cookies: [cookie("prismio_access", "", "/"), cookie("prismio_refresh", "", "/api/auth")],
      };
    },
  });
  return auth;
}

function cookie(name: string, value: string, path: string): string {
  return `${name}=${value}; Path=${path}; HttpOnly; SameSite=Lax${value ? "" : "; Max-Age=0"}`;
}

function parse(body: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(body)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
