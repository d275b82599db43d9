const PALETTE = [
  'ink', 'ink-soft', 'panel', 'axis', 'grid', 'muted-curve', 'accent', 'empty-cell',
  'series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6', 'series-7', 'series-8',
  'sequential-low', 'sequential-high', 'diverging-low', 'diverging-mid', 'diverging-high',
  'points-low', 'points-mid', 'points-high', 'lines-low', 'lines-high',
];

let palette = {};
let fontFamily = 'sans-serif';

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  palette = Object.fromEntries(PALETTE.map((name) => [name, style.getPropertyValue('--' + name).trim()]));
  fontFamily = getComputedStyle(document.body).fontFamily;
}

function toLinear(channel) {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function fromLinear(channel) {
  const c = clamp(channel, 0, 1);
  return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
}

/** OKLab of #rrggbb, https://bottosson.github.io/posts/oklab. */
function toOklab(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => toLinear(parseInt(hex.slice(at, at + 2), 16) / 255));
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]) {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return 'rgb(' + channels.map(fromLinear).join(',') + ')';
}

/** The colour between two, mixed as the style sheet's color-mix(in oklab) does for the SVGs. */
function mix(from, to, share) {
  const [a, b] = [toOklab(from), toOklab(to)];
  return fromOklab(a.map((x, i) => between(x, b[i], share)));
}

/** The colour between two through the hues between them, as color-mix(in oklch) does. */
function mixHues(from, to, share) {
  const [a, b] = [toOklab(from), toOklab(to)];
  const [hueA, hueB] = [Math.atan2(a[2], a[1]), Math.atan2(b[2], b[1])];
  const turn = 2 * Math.PI;
  const shorter = hueB - hueA - turn * Math.round((hueB - hueA) / turn);
  const hue = hueA + shorter * clamp(share, 0, 1);
  const chroma = between(Math.hypot(a[1], a[2]), Math.hypot(b[1], b[2]), share);
  return fromOklab([between(a[0], b[0], share), chroma * Math.cos(hue), chroma * Math.sin(hue)]);
}

function between(a, b, share) {
  return a + (b - a) * clamp(share, 0, 1);
}

function diverging(share, scale = 'diverging') {
  const mid = palette[scale + '-mid'];
  return share < 0.5 ? mix(palette[scale + '-low'], mid, 2 * share) : mix(mid, palette[scale + '-high'], 2 * share - 1);
}

function sequential(share) {
  return mixHues(palette['sequential-low'], palette['sequential-high'], share);
}

function seriesColour(series) {
  return series.muted ? palette['muted-curve'] : palette['series-' + (series.color ?? 1)];
}
