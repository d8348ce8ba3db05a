// @vitest-environment jsdom
import { ApolloClient, ApolloLink, gql as apolloGql, HttpLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider, useMutation as useApolloMutation, useQuery as useApolloQuery } from "@apollo/client/react";
import { configureStore } from "@reduxjs/toolkit";
import { createApi, fetchBaseQuery } from "@reduxjs/toolkit/query/react";
import { render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { Provider as ReduxProvider } from "react-redux";
import useSWR, { SWRConfig } from "swr";
import useSWRMutation from "swr/mutation";
import {
  fetchExchange,
  Client as UrqlClient,
  Provider as UrqlProvider,
  gql as urqlGql,
  useMutation as useUrqlMutation,
  useQuery as useUrqlQuery,
} from "urql";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { throwIfFault } from "../../src/core/index.ts";
import { catalog } from "../../src/i18n/catalog.ts";
import { ErrorMessage } from "../../src/index.ts";
import { rowPath } from "../../src/testing/index.ts";
import { type ContractServer, startContractServer } from "../../src/testing/server.ts";

const broken = rowPath("prism-io/server_error/500");
let server: ContractServer;
let failures: number;
let asked: number;

beforeAll(async () => {
  server = await startContractServer({
    route: () => {
      asked += 1;
      return asked <= failures ? broken : "/ok";
    },
  });
});
afterAll(() => server.close());
beforeEach(() => {
  asked = 0;
  failures = 1;
});

async function load(): Promise<unknown> {
  return (await throwIfFault(await fetch(server.origin))).json();
}

interface Library {
  readonly name: string;
  readonly query: () => ReactNode;
  readonly mutation: () => ReactNode;
}

function swr(): Library {
  function Query() {
    return <ErrorMessage error={useSWR("page", load, { shouldRetryOnError: false })} />;
  }
  function Mutation() {
    const mutation = useSWRMutation("page", load, { throwOnError: false });
    return <Sent send={() => mutation.trigger()} source={mutation} />;
  }
  const within = (child: ReactNode) => <SWRConfig value={{ provider: () => new Map() }}>{child}</SWRConfig>;
  return { name: "SWR", query: () => within(<Query />), mutation: () => within(<Mutation />) };
}

function rtkQuery(): Library {
  const api = createApi({
    baseQuery: (path: string, ...rest) => fetchBaseQuery({ baseUrl: server.origin })(path, ...rest),
    endpoints: (build) => ({
      page: build.query<unknown, void>({ query: () => "/" }),
      save: build.mutation<unknown, void>({ query: () => "/" }),
    }),
  });
  const store = configureStore({
    reducer: { [api.reducerPath]: api.reducer },
    middleware: (defaults) => defaults().concat(api.middleware),
  });
  function Query() {
    return <ErrorMessage error={api.usePageQuery()} />;
  }
  function Mutation() {
    const mutation = api.useSaveMutation();
    return <Sent send={() => mutation[0]()} source={mutation} />;
  }
  const within = (child: ReactNode) => <ReduxProvider store={store}>{child}</ReduxProvider>;
  return { name: "RTK Query", query: () => within(<Query />), mutation: () => within(<Mutation />) };
}

function apollo(): Library {
  const client = () =>
    new ApolloClient({
      cache: new InMemoryCache(),
      link: ApolloLink.from([new HttpLink({ uri: server.origin, fetch: graphQlFetch })]),
    });
  const question = apolloGql("query { page }");
  const command = apolloGql("mutation { save }");
  function Query() {
    return <ErrorMessage error={useApolloQuery(question)} />;
  }
  function Mutation() {
    const mutation = useApolloMutation(command, { onError: () => {} });
    return <Sent send={() => mutation[0]()} source={mutation} />;
  }
  const within = (child: ReactNode) => <ApolloProvider client={client()}>{child}</ApolloProvider>;
  return { name: "Apollo Client", query: () => within(<Query />), mutation: () => within(<Mutation />) };
}

function urql(): Library {
  const client = () =>
    new UrqlClient({ url: server.origin, exchanges: [fetchExchange], fetch: graphQlFetch, preferGetMethod: false });
  const question = urqlGql("query { page }");
  const command = urqlGql("mutation { save }");
  function Query() {
    return <ErrorMessage error={useUrqlQuery({ query: question })} />;
  }
  function Mutation() {
    const mutation = useUrqlMutation(command);
    return <Sent send={() => mutation[1]({})} source={mutation} />;
  }
  const within = (child: ReactNode) => <UrqlProvider value={client()}>{child}</UrqlProvider>;
  return { name: "urql", query: () => within(<Query />), mutation: () => within(<Mutation />) };
}

/** What the server answers, and what a GraphQL server would where it is fine. */
const graphQlFetch: typeof fetch = async (_, init) => {
  const response = await fetch(server.origin, { method: "POST", signal: init?.signal ?? null });
  return response.ok ? Response.json({ data: { page: "1", save: "1" } }) : response;
};

function Sent({ send, source }: { send: () => unknown; source: unknown }) {
  return (
    <>
      <button type="button" onClick={() => void send()}>
        Send
      </button>
      <ErrorMessage error={source} />
    </>
  );
}

const retryButton = () => screen.findByRole("button", { name: catalog.remedies.retry });

describe.each([
  ["SWR", swr],
  ["RTK Query", rtkQuery],
  ["Apollo Client", apollo],
  ["urql", urql],
])("%s", (_, library) => {
  it("shows nothing of a query that works", async () => {
    failures = 0;
    render(library().query());
    await waitFor(() => expect(asked).toBe(1));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  it("says why a query failed, and the button has it fetched again", async () => {
    render(library().query());
    const button = await retryButton();
    expect(screen.getByRole("alert")).toHaveTextContent(catalog.types.server_error.title);
    await userEvent.click(button);
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    expect(asked).toBe(2);
  });

  it("shows the next failure where the second fetch fails too, and tells the console of no broken action", async () => {
    failures = 2;
    const complaints = vi.spyOn(console, "error");
    render(library().query());
    await userEvent.click(await retryButton());
    await waitFor(() => expect(asked).toBe(2));
    await waitFor(() => expect(screen.getByRole("button")).not.toHaveAttribute("aria-disabled", "true"));
    expect(complaints.mock.calls.filter(([first]) => first instanceof Error)).toEqual([]);
    complaints.mockRestore();
    await userEvent.click(await retryButton());
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  it("says why a mutation failed, and offers no button that would send it again", async () => {
    render(library().mutation());
    await userEvent.click(screen.getByRole("button", { name: "Send" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(catalog.types.server_error.title);
    expect(screen.getAllByRole("button")).toHaveLength(1);
    expect(asked).toBe(1);
  });
});
