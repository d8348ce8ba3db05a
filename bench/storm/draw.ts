interface Run {
  readonly name: string;
  /** Requests sent in each tenth of a second. */
  readonly sent: Float64Array;
}

interface Runs {
  readonly outage: readonly Run[];
  readonly limit: readonly Run[];
  /** Requests a second that are sent anyway. */
  readonly base: number;
}

const width = 720;
const [left, right, panel, gap] = [56, 160, 220, 64];
const colours = ["#8a8f98", "#0b6e4f", "#c2410c", "#7c3aed", "#be123c", "#1d4ed8"];

/** Two pictures, one above the other: who sends how much through an outage, and through a rate limit. */
export function draw({ outage, limit, base }: Runs): string {
  const height = 2 * (panel + gap) + 24;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
<title id="title">Requests sent through an outage of 60 s and a rate limit of 10 s, by retry policy</title>
<style>text{font:12px system-ui,sans-serif;fill:#24292f}.grid{stroke:#d0d7de}path{fill:none;stroke-width:1.5}</style>
<rect width="${width}" height="${height}" fill="#fff"/>
${chart("Requests in each second, × base: an outage from 20 s to 80 s", inBins(outage, 10), base, 1, [1, 2, 3, 4], 44)}
${chart("Requests in each tenth of a second, × base (logarithmic): a rate limit from 10 s to 20 s, for everybody", inBins(limit, 1), base / 10, 0.1, [1, 10, 100], 44 + panel + gap)}
</svg>
`;
}

/** The runs with so many tenths of a second put together. */
function inBins(runs: readonly Run[], tenths: number): Run[] {
  return runs.map(({ name, sent }) => ({
    name,
    sent: Float64Array.from({ length: Math.floor(sent.length / tenths) }, (_, bin) =>
      sent.subarray(bin * tenths, (bin + 1) * tenths).reduce((total, each) => total + each, 0),
    ),
  }));
}

function chart(
  title: string,
  runs: readonly Run[],
  base: number,
  /** s. */
  bin: number,
  ticks: readonly number[],
  top: number,
): string {
  const bins = runs[0]?.sent.length ?? 0;
  const isLogarithmic = (ticks.at(-1) ?? 0) >= 100;
  const most = (ticks.at(-1) ?? 1) * (isLogarithmic ? 1.3 : 1.1);
  const least = isLogarithmic ? 0.3 : 0;
  const scale = (load: number): number => {
    const shown = Math.max(load, least);
    return isLogarithmic ? Math.log(shown / least) / Math.log(most / least) : shown / most;
  };
  const x = (index: number) => (left + ((width - left - right) * index) / bins).toFixed(1);
  const y = (load: number) => (top + panel * (1 - scale(load))).toFixed(1);
  const grid = ticks.map(
    (tick) =>
      `<path class="grid" d="M${left} ${y(tick)}H${width - right}"/><text x="${left - 8}" y="${Number(y(tick)) + 4}" text-anchor="end">${tick}</text>`,
  );
  const seconds = bins * bin;
  const times = Array.from({ length: Math.floor(seconds / 20) + 1 }, (_, index) => 20 * index);
  const axis = times.map(
    (time) => `<text x="${x(time / bin)}" y="${top + panel + 18}" text-anchor="middle">${time} s</text>`,
  );
  const lines = runs.map(({ sent }, index) => {
    const points = [...sent].map((count, at) => `${x(at + 0.5)} ${y(count / base)}`);
    const stroke = index === 1 ? 3 : 1.5;
    return `<path d="M${points.join("L")}" stroke="${colours[index]}" style="stroke-width:${stroke}"/>`;
  });
  // Ours last, so that it lies on top.
  const [ours] = lines.splice(1, 1);
  const legend = runs.map(({ name }, index) => {
    const at = top + 8 + index * 20;
    return `<path d="M${width - right + 12} ${at}h20" stroke="${colours[index]}" style="stroke-width:3"/><text x="${width - right + 40}" y="${at + 4}">${name}</text>`;
  });
  return [`<text x="${left}" y="${top - 14}">${title}</text>`, ...grid, ...axis, ...lines, ours, ...legend].join("\n");
}
