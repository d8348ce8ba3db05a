import type { Envelope, Row, Rows } from "./envelope.ts";
import type { Fault } from "./fault.ts";
import type { FaultType, Remedy } from "./vocabulary.ts";

/** What a person's click does: a link to follow, or a function to call. */
export type Action = string | ((fault: Fault) => unknown);

/** Who is signed in at one API; made by `createSession`. */
export interface Session<C = unknown> {
  readonly name?: string;
  getState(): SessionState;
  /** Calls back after each change of state. Returns the unsubscribe function. */
  subscribe(onChange: () => void): () => void;
  /**
   * Somebody signed in, or is found to be. The subject tells two people apart; it never leaves this browser. Of
   * whoever is signed in already, without a new credential, it changes nothing but that they have a name.
   */
  start(subject?: string, credential?: C): void;
  /** Signed out. */
  end(): void;
  /** Asks for a sign-in, as a refused request does; again, if the person declined before. */
  interrupt(): void;
  /**
   * Somebody is there to ask for a sign-in: a mounted `SignInPrompt`, or a sign-in of the app's own. Without anybody
   * for 10 s what waits fails with its own fault. Returns the function that takes that back.
   */
  ask?(): () => void;
  /** After signing in again: unsafe requests that waited go on if the person agreed, and fail else. */
  resume(options: { unsafe: boolean }): void;
  /** The person declined to sign in: what waited fails with its own fault. Or has read what was dropped. */
  dismiss(): void;
  /** Lets go of all that it holds in this tab: what waits fails, and other tabs are not heard any more. */
  dispose?(): void;
}

export interface SessionState {
  readonly status: "anonymous" | "active" | "refreshing" | "interrupted";
  /** Who is signed in, in whichever tab that was said last; undefined where nobody has said. */
  readonly subject?: string | undefined;
  /** Requests that wait for the session. */
  readonly waiting: number;
  /** How many of them would change something, and so need the person's consent to be sent again. */
  readonly unsafe: number;
  /** How many did not go on because somebody else signed in; 0 once that was dismissed. */
  readonly dropped: number;
  /** Whether the person declined to sign in: nobody is asked again until `interrupt` is called. */
  readonly dismissed: boolean;
}

/** The spans during which a rate-limited scope is not called; made by `createCooldowns`. */
export interface Cooldowns {
  /**
   * When the fault's scope may be called again (epoch ms), and whether that is a guess of ours. The
   * configuration tells which row a fault has that came as data.
   */
  reopensAt(fault: Fault, amends?: Amends): { readonly at: number; readonly estimated: boolean } | null;
  /** The faults that closed the scopes which are closed now. */
  open(): readonly Fault[];
  /** Calls back after a scope was closed. Returns the unsubscribe function. */
  subscribe(onChange: () => void): () => void;
}

/** What `onFault` is told: closed vocabularies and identifiers, never a message or a param. */
export interface FaultReport {
  readonly type: FaultType;
  readonly status: number | null;
  readonly envelope: string | null;
  readonly origin: string | null;
  readonly remedy: Remedy;
  /** Whether a healthy app meets this now and then. */
  readonly expected: boolean;
  /** Equal for equal failures; free of personal data. */
  readonly fingerprint: string;
  readonly requestId: string | null;
  /** Null for codes that nobody may tell apart. */
  readonly code: string | null;
}

/** One API that the app calls. */
export interface ApiConfig<E = Envelope> {
  /**
   * Binds the API: its envelope alone reads what comes from there, and its session answers a 401. An origin
   * (`"https://api.example"`); one with a path, where a gateway serves several APIs; or `"self"` or `"self/api"`
   * for the page's own, which binds nothing where there is no `location`, as on a server. The longest path wins,
   * by whole segments.
   */
  origin?: string;
  envelope: E;
  session?: Session;
  /** Adds to this envelope's rows, or overrides parts of them, for this API. */
  codes?: Record<string, Partial<Row>>;
}

/** `C` are the app's own codes, and `E` the envelopes of `apis`, in their order. */
export interface AmendsConfig<C extends string = string, E extends readonly Envelope[] = readonly Envelope[]> {
  apis?: { readonly [K in keyof E]: ApiConfig<E[K]> };
  /** Codes of the app's own, from whichever API. */
  codes?: Record<C, Row>;
  actions?: Partial<Record<Exclude<Remedy, "none">, Action>>;
  cooldowns?: Cooldowns;
  onFault?: (report: FaultReport) => void;
}

export interface Api<N extends string = string, C extends string = string> {
  /** As configured, written as addresses are. */
  readonly origin: string | null;
  readonly envelope: Envelope<N>;
  readonly session: Session | null;
  /** The envelope's rows with the app's codes over them. */
  readonly rows: Rows<C>;
}

/** The part of a configuration by which the compiler finds the codes `X` that entries of `apis` add; it allows whatever they allow. */
export interface AddedCodes<X extends string> {
  apis?: readonly ({ readonly [K in keyof ApiConfig]?: unknown } & {
    readonly codes?: { readonly [K in X]?: unknown };
  })[];
}

/** What becomes of the entries of `apis`, with the codes that the compiler knows by name. */
export type ApiOf<E extends readonly Envelope[], X extends string> = E[number] extends infer Each
  ? Each extends Envelope<infer N, infer C>
    ? Api<N, (string extends N ? never : C) | (string extends X ? never : X)>
    : never
  : never;

/** A checked configuration; `C` are the app's own codes, and `A` what became of its `apis`. */
export interface Amends<C extends string = string, A extends Api = Api> {
  /** Those of the app, then the built-in contracts. */
  readonly apis: readonly A[];
  readonly codes: Readonly<Record<C, Row>>;
  readonly actions: Readonly<Partial<Record<Remedy, Action>>>;
  readonly cooldowns: Cooldowns | null;
  readonly onFault: ((report: FaultReport) => void) | null;
}
