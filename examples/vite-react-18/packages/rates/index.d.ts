export function fetchRates(): Promise<unknown>;
