/** A chart as SVG, drawn without a library: lines or steps over days or numbers, with its axes and a legend. */

export interface Series {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Chart {
  readonly title: string;
  readonly series: readonly Series[];
  /** A value holds until the next one. */
  readonly steps: boolean;
  readonly showX: (x: number) => string;
  readonly showY: (y: number) => string;
}

const WIDTH = 640;
const HEIGHT = 260;
const LEFT = 84;
const RIGHT = 16;
const TOP = 34;
const BOTTOM = 52;

/** Told apart without colour too: by their dashes. */
const COLOURS = ["#1f5fa8", "#b3400e", "#2c7a3f", "#7a3fa0", "#8a6d00", "#a01f5c"];
const DASHES = ["", "7 4", "2 3", "10 3 2 3", "4 4", "1 4"];

export function svgChart({ title, series, steps, showX, showY }: Chart): string {
  const points = series.flatMap((each) => each.points);
  if (points.length === 0) return "";
  const [minX, maxX] = range(points.map(({ x }) => x));
  const [minY, maxY] = range(points.map(({ y }) => y));
  const atX = (x: number): number => LEFT + ((x - minX) / (maxX - minX)) * (WIDTH - LEFT - RIGHT);
  const atY = (y: number): number => HEIGHT - BOTTOM - ((y - minY) / (maxY - minY)) * (HEIGHT - TOP - BOTTOM);
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  const lines = ticks.map((part) => {
    const y = minY + part * (maxY - minY);
    const at = fixed(atY(y));
    return `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}" stroke="#ccc"/><text x="${LEFT - 6}" y="${at}" text-anchor="end" dominant-baseline="middle">${escaped(showY(y))}</text>`;
  });
  const below = [0, 0.5, 1].map((part) => {
    const x = minX + part * (maxX - minX);
    const anchor = part === 0 ? "start" : part === 1 ? "end" : "middle";
    return `<text x="${fixed(atX(x))}" y="${HEIGHT - BOTTOM + 16}" text-anchor="${anchor}">${escaped(showX(x))}</text>`;
  });
  const paths = series.map(({ points: own }, i) => {
    const path = own.map(({ x, y }, at) => {
      const previous = own[at - 1];
      if (previous === undefined) return `M${fixed(atX(x))} ${fixed(atY(y))}`;
      const step = steps ? `H${fixed(atX(x))}V${fixed(atY(y))}` : `L${fixed(atX(x))} ${fixed(atY(y))}`;
      return step;
    });
    return `<path d="${path.join("")}" fill="none" stroke="${styleOf(COLOURS, i)}" stroke-width="2" stroke-dasharray="${styleOf(DASHES, i)}"/>`;
  });
  const legend = series.map(({ name }, i) => {
    const x = LEFT + (i % 3) * 180;
    const y = HEIGHT - 20 + Math.floor(i / 3) * 14;
    return `<line x1="${x}" x2="${x + 26}" y1="${y}" y2="${y}" stroke="${styleOf(COLOURS, i)}" stroke-width="2" stroke-dasharray="${styleOf(DASHES, i)}"/><text x="${x + 32}" y="${y}" dominant-baseline="middle">${escaped(name)}</text>`;
  });
  const rows = Math.max(0, Math.ceil(series.length / 3) - 1) * 14;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT + rows}" role="img" aria-label="${escaped(title)}" font-family="system-ui, sans-serif" font-size="11">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT + rows}" fill="#fff"/>`,
    `<text x="${LEFT}" y="18" font-size="13" font-weight="600">${escaped(title)}</text>`,
    ...lines,
    ...below,
    ...paths,
    ...legend,
    "</svg>",
  ].join("\n");
}

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

const fixed = (value: number): string => String(Math.round(value * 10) / 10);

const styleOf = (styles: readonly string[], i: number): string => styles[i % styles.length] ?? "";

/** Text as HTML and SVG hold it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
}
