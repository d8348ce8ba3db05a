"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { classify, classifyAsync } from "../../core/classify.ts";
import type { Amends } from "../../core/config.ts";
import type { Fault } from "../../core/fault.ts";
import { logOnce } from "../../core/log-once.ts";
import { isUnread } from "../../core/unread.ts";
import { useAmends } from "../host/provider.tsx";
import { warnIfMistaken } from "./mistaken-source.ts";
import { noFailure, thrownBy } from "./source.ts";

/** What a thrown value turned out to be once its body had been read. */
interface Upgrade {
  readonly thrown: unknown;
  readonly amends: Amends;
  readonly fault: Fault | null;
}

/** A source that is another value in every render cannot be upgraded: each upgrade would find the next one. */
const maxUpgradesMissed = 3;

/**
 * What a source means; null where nothing failed. A source is a query or mutation result of TanStack
 * Query, RTK Query, SWR, Apollo Client or urql (or the tuple that it is in), anything thrown, or a fault. Never throws.
 *
 * The fault stays the same object as long as the thrown value does. An unread body (a
 * Response's, a Blob) is classified by its status first, and again once it has been read.
 */
export function useFault(source: unknown): Fault | null {
  const amends = useAmends();
  const thrown = thrownBy(source);
  const [upgrade, setUpgrade] = useState<Upgrade | null>(null);
  const missed = useRef(0);

  const isUpgraded = upgrade !== null && upgrade.thrown === thrown && upgrade.amends === amends;
  const first = useMemo(() => (thrown === noFailure ? null : classify(thrown, amends)), [thrown, amends]);
  const fault = isUpgraded ? upgrade.fault : first;

  useEffect(() => {
    // Where nobody reports what fails, whoever shows it is the first to meet it.
    if (fault) logOnce(thrown, amends);
    else warnIfMistaken(source);
    if (isUpgraded) missed.current = 0;
    if (isUpgraded || missed.current === maxUpgradesMissed || !isUnread(thrown)) return;
    let isCurrent = true;
    void classifyAsync(thrown, amends).then((read) => {
      if (!isCurrent) return;
      missed.current += 1;
      setUpgrade({ thrown, amends, fault: read });
    });
    return () => {
      isCurrent = false;
    };
  }, [source, thrown, isUpgraded, amends, fault]);

  return fault;
}
