/** ECharts draws that many points or more as one shape, which is quick but can't tell one from another. */
const MANY_POINTS = 2000;
/** Points coloured by a value get one of so many shades: a shade is a series, so it can be drawn as one shape. */
const SHADES = 15;

function pairs(xs, ys) {
  const data = new Array(xs.length);
  for (let i = 0; i < xs.length; i++) {
    data[i] = [xs[i], ys[i]];
  }
  return data;
}

function distanceToSegment(x, y, x1, y1, x2, y2) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = dx || dy ? clamp(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy), 0, 1) : 0;
  return (x1 + along * dx - x) ** 2 + (y1 + along * dy - y) ** 2;
}

function pointsOptions(series) {
  const many = series.xs.length > MANY_POINTS;
  const option = (indices, color) => {
    const data = new Float64Array(2 * indices.length);
    indices.forEach((i, at) => {
      data[2 * at] = series.atX[i];
      data[2 * at + 1] = series.atY[i];
    });
    return {
      type: 'scatter',
      silent: true,
      clip: true,
      data,
      large: many,
      largeThreshold: MANY_POINTS,
      progressive: 0,
      symbolSize: many ? 3.5 : series.xs.length > 400 ? 5 : 7,
      itemStyle: { color, opacity: pointOpacity(series) },
      z: 3,
    };
  };
  const all = Array.from(series.xs.keys());
  return series.values ? shades(series).map(({ indices, colour }) => option(indices, colour)) : [option(all, seriesColour(series))];
}

/** The more points there are, the fainter is each, so that one sees where they are dense; colours need to be seen more. */
function pointOpacity({ xs, values }) {
  if (xs.length <= MANY_POINTS) {
    return 0.65;
  }
  return values ? 0.6 : clamp(7000 / xs.length, 0.08, 0.35);
}

/** The points by the shade of their values, from the middle outwards: the far values are the ones to be seen. */
function shades({ values, valueMax }) {
  const buckets = Array.from({ length: SHADES }, (_, shade) => ({ indices: [], colour: diverging(shade / (SHADES - 1), 'points') }));
  const none = { indices: [], colour: palette['muted-curve'] };
  values.forEach((value, i) => {
    const shade = clamp(Math.round(((value / valueMax + 1) / 2) * (SHADES - 1)), 0, SHADES - 1);
    (buckets[shade] ?? none).indices.push(i);
  });
  const middle = (SHADES - 1) / 2;
  const outwards = buckets.map((bucket, shade) => [Math.abs(shade - middle), bucket]).sort((a, b) => a[0] - b[0]);
  return [none, ...outwards.map(([, bucket]) => bucket)].filter((bucket) => bucket.indices.length);
}

function barsOption(series, y) {
  const base = y.log ? y.low : clamp(0, y.low, y.high);
  const data = Array.from(series.xs, (_, i) => [series.atX[i], series.atX2[i], series.atY[i]]);
  return {
    type: 'custom',
    silent: true,
    clip: true,
    z: 2,
    data,
    encode: { x: [0, 1], y: 2 },
    renderItem: (params, api) => {
      const [left, top] = api.coord([api.value(0), api.value(2)]);
      const [right, bottom] = api.coord([api.value(1), base]);
      // A gap of a pixel tells neighbours apart, where they are wide enough to spare it.
      const gap = right - left > 4 ? 1 : 0;
      return Number.isNaN(top) ? null : {
        type: 'rect',
        shape: { x: left, y: Math.min(top, bottom), width: right - left - gap, height: Math.abs(bottom - top) },
        style: { fill: seriesColour(series), opacity: 0.85 },
      };
    },
  };
}
