/** A chart as SVG, drawn without a library: lines or steps over days or numbers, with its axes and a legend. */

import { escaped } from "../../interpreter/report/markup.ts";

export interface Series {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Chart {
  readonly title: string;
  /** What the lower axis is; left out where its labels say it. */
  readonly below?: string;
  readonly series: readonly Series[];
  /** A value holds until the next one, and the last one to the end. */
  readonly steps: boolean;
  readonly showX: (x: number) => string;
  readonly showY: (y: number) => string;
}

const WIDTH = 640;
/** From the upper to the lower end of the axis. */
const TALL = 200;
const LEFT = 84;
const RIGHT = 24;
const TOP = 34;

/** Told apart without colour too: by their dashes and marks. Each stands out from white by 4.5 to 1 and more. */
const COLOURS = ["#1f5fa8", "#b3400e", "#2c7a3f", "#7a3fa0", "#7a6000", "#a01f5c"];
const DASHES = ["", "7 4", "2 3", "10 3 2 3", "4 4", "1 4"];

/** The width of a letter, about, for a legend that does not run over itself. */
const LETTER = 6.2;

/** No chart where there is no number. */
export function svgChart({ title, below = "", series, steps, showX, showY }: Chart): string {
  const points = series.flatMap((each) => each.points);
  if (points.length === 0) return "";
  const bottom = TOP + TALL;
  const xs = points.map(({ x }) => x);
  const across = steps ? spread(xs) : round(xs);
  const up = round(points.map(({ y }) => y));
  const [minX, maxX] = ends(across);
  const [minY, maxY] = ends(up);
  const atX = (x: number): number => LEFT + ((x - minX) / (maxX - minX)) * (WIDTH - LEFT - RIGHT);
  const atY = (y: number): number => bottom - ((y - minY) / (maxY - minY)) * TALL;
  const lines = up.map((y) => {
    const at = fixed(atY(y));
    return `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}" stroke="#ccc"/><text x="${LEFT - 6}" y="${at}" text-anchor="end" dominant-baseline="middle">${escaped(showY(y))}</text>`;
  });
  const labels = across.map((x, i) => {
    const anchor = !steps ? "middle" : i === 0 ? "start" : i === across.length - 1 ? "end" : "middle";
    return `<line x1="${fixed(atX(x))}" x2="${fixed(atX(x))}" y1="${bottom}" y2="${bottom + 4}" stroke="#666"/><text x="${fixed(atX(x))}" y="${bottom + 17}" text-anchor="${anchor}">${escaped(showX(x))}</text>`;
  });
  const axis =
    below === ""
      ? []
      : [
          `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${bottom + 34}" text-anchor="middle">${escaped(below)}</text>`,
        ];
  const paths = series.map(({ points: own }, i) => {
    const path = own.map(({ x, y }, at) => {
      const [toX, toY] = [fixed(atX(x)), fixed(atY(y))];
      if (at === 0) return `M${toX} ${toY}`;
      return steps ? `H${toX}V${toY}` : `L${toX} ${toY}`;
    });
    const last = steps && own.length > 0 ? `H${fixed(atX(maxX))}` : "";
    // Points are few where a line is drawn through them, and many where values hold.
    const dots = steps
      ? ""
      : own
          .map(
            ({ x, y }) => `<circle cx="${fixed(atX(x))}" cy="${fixed(atY(y))}" r="2.5" fill="${colour(i)}"/>`,
          )
          .join("");
    return `<path d="${path.join("")}${last}" fill="none" ${stroke(i)}/>${dots}`;
  });
  const top = bottom + (below === "" ? 36 : 54);
  const legend = series.length < 2 && !steps ? { parts: [], rows: 0 } : legendOf(series, top);
  const height = top + legend.rows * 16 - 4;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="11" fill="#1a1a1a">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="${LEFT}" y="18" font-size="13" font-weight="600">${escaped(title)}</text>`,
    ...lines,
    ...labels,
    ...axis,
    ...paths,
    ...legend.parts,
    "</svg>",
  ].join("\n");
}

function legendOf(series: readonly Series[], top: number): { parts: string[]; rows: number } {
  const longest = Math.max(...series.map(({ name }) => name.length));
  const room = WIDTH - LEFT - RIGHT;
  const columns = Math.max(1, Math.min(4, Math.floor(room / (longest * LETTER + 50))));
  const parts = series.map(({ name }, i) => {
    const x = LEFT + (i % columns) * Math.floor(room / columns);
    const y = top + Math.floor(i / columns) * 16;
    return `<line x1="${x}" x2="${x + 26}" y1="${y}" y2="${y}" ${stroke(i)}/><text x="${x + 32}" y="${y}" dominant-baseline="middle">${escaped(name)}</text>`;
  });
  return { parts, rows: Math.ceil(series.length / columns) };
}

const colour = (i: number): string => COLOURS[i % COLOURS.length] ?? "";

/** More lines than colours begin again with the dashes moved on, so that no two are alike. */
function stroke(i: number): string {
  const dashes = DASHES[(i + Math.floor(i / COLOURS.length)) % DASHES.length] ?? "";
  return `stroke="${colour(i)}" stroke-width="2"${dashes === "" ? "" : ` stroke-dasharray="${dashes}"`}`;
}

const ends = (values: readonly number[]): [number, number] => [values[0] ?? 0, values.at(-1) ?? 1];

/** From the least to the greatest; a single value gets room on both sides. */
function range(values: readonly number[]): [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (least < greatest) return [least, greatest];
  const room = Math.abs(least) / 10 || 1;
  return [least - room, greatest + room];
}

/** Three days, the ends and the middle. */
function spread(values: readonly number[]): number[] {
  const [least, greatest] = range(values);
  return [least, (least + greatest) / 2, greatest];
}

/** Round numbers that hold all values between them: steps of 1, 2 or 5 times a power of ten, four to eight of them. */
function round(values: readonly number[]): number[] {
  const [least, greatest] = range(values);
  const rough = (greatest - least) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10);
  const [from, to] = [Math.floor(least / step + 1e-9), Math.ceil(greatest / step - 1e-9)];
  return Array.from({ length: to - from + 1 }, (_, i) => Number(((from + i) * step).toPrecision(12)));
}

const fixed = (value: number): string => String(Math.round(value * 10) / 10);
