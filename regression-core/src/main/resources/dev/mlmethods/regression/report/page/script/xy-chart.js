const POINT_REACH = 18;
const CURVE_REACH = 10;

class XyChart {
  constructor(spec) {
    this.spec = spec;
    this.full = { x: new Scale(spec.x), y: new Scale(spec.y) };
    this.shown = this.full;
    this.hidden = new Set();
    this.series = spec.series.map((series) => this.decoded(series));
    this.zoomable = true;
  }

  decoded(series) {
    const { x, y } = this.full;
    const [xs, ys] = [decode(series.x), decode(series.y)];
    const x2s = decode(series.x2);
    return {
      ...series,
      xs,
      ys,
      x2s,
      atX: x.positions(Float64Array.from(xs)),
      atY: y.positions(Float64Array.from(ys)),
      atX2: x2s && x.positions(Float64Array.from(x2s)),
      values: decode(series.value),
      ids: decode(series.ids),
    };
  }

  visible() {
    return this.series.filter((series) => series.muted || !this.hidden.has(series.name));
  }

  get zoomed() {
    return this.shown !== this.full;
  }

  // The legend.

  legend() {
    const names = new Set(this.series.map((series) => series.name));
    const isFirst = (series) => this.series.findIndex((other) => other.name === series.name) === this.series.indexOf(series);
    const named = this.series.filter((series) => !series.muted && series.name && isFirst(series));
    const muted = this.series.filter((series) => series.muted);
    const parts = [];
    if (names.size > 1) {
      parts.push(...named.map((series) => ({ series, name: series.name })));
      if (muted.length && named.length) {
        parts.push({ series: muted.find((series) => !series.dashed) ?? muted[0], name: muted.length === 1 ? muted[0].name : muted.length + ' others' });
      }
    }
    const coloured = this.series.find((series) => series.values);
    const scale = coloured && {
      className: 'points',
      label: coloured.valueLabel,
      low: numberText(-coloured.valueMax),
      high: numberText(coloured.valueMax),
    };
    return { parts, scale };
  }

  // The picture.

  height(width, proportional) {
    return clamp(proportional, MIN_HEIGHT, MAX_HEIGHT);
  }

  layout(width, height) {
    const right = Math.max(16, Math.ceil(textWidth(tickText(this.shown.x.value(this.shown.x.high))) / 2) + 2);
    const top = 26;
    const bottom = 46;
    const yTicks = this.shown.y.ticks(Math.max(2, Math.floor((height - top - bottom) / 44)));
    const left = Math.ceil(widest(yTicks.map((tick) => tick.text))) + 16;
    const area = { left, top, width: width - left - right, height: height - top - bottom };
    if (this.spec.shape === 'square') {
      area.width = area.height = Math.min(area.width, area.height);
      area.left = Math.max(left, Math.round((width - area.width) / 2));
    }
    const xTicks = this.xTicks(area.width);
    return { area, xTicks, yTicks };
  }

  /** As many ticks as leave room between their texts. */
  xTicks(width) {
    for (let most = Math.floor(width / 55); most > 2; most--) {
      const ticks = this.shown.x.ticks(most);
      if (ticks.length * (widest(ticks.map((tick) => tick.text)) + 18) <= width) {
        return ticks;
      }
    }
    return this.shown.x.ticks(2);
  }

  option(width, height) {
    const { area, xTicks, yTicks } = this.layout(width, height);
    this.area = area;
    this.pixels = null;
    this.drawn = [];
    return {
      animation: false,
      grid: gridOption(area),
      xAxis: { ...valueAxis(this.shown.x, xTicks), ...nameBelow(this.shown.x.label) },
      yAxis: { ...valueAxis(this.shown.y, yTicks), ...nameAbove(this.shown.y.label, area.left) },
      series: [...this.visible().flatMap((series) => this.seriesOption(series)), this.marksOption()],
    };
  }

  seriesOption(series) {
    if (series.type === 'bars') {
      return barsOption(series, this.shown.y);
    }
    return series.type === 'line' ? this.lineOption(series) : pointsOptions(series);
  }

  lineOption(series) {
    this.drawn.push(series);
    // The points of a short curve are measurements to be seen; a dashed line is a reference without any. One point is no line.
    const few = series.xs.length === 1 || (series.xs.length <= 12 && !series.dashed);
    return {
      id: 'line ' + this.series.indexOf(series),
      type: 'line',
      silent: true,
      data: pairs(series.atX, series.atY),
      symbol: few ? 'circle' : 'none',
      symbolSize: few ? 5 : 0,
      z: series.muted ? 2 : 4,
      itemStyle: { color: seriesColour(series) },
      lineStyle: {
        color: seriesColour(series),
        width: series.muted ? 1 : 2,
        opacity: series.muted ? 0.55 : 1,
        type: series.dashed ? [6, 4] : 'solid',
      },
      emphasis: { lineStyle: { color: palette.accent, width: 2.5, opacity: 1 } },
    };
  }

  marksOption() {
    const marks = this.spec.marks ?? [];
    return {
      type: 'custom',
      silent: true,
      clip: false,
      z: 5,
      data: marks.map(() => [this.shown.x.low, this.shown.y.low]),
      renderItem: (params, api) => this.markShape(marks[params.dataIndex], params.dataIndex, api),
    };
  }

  markShape(mark, index, api) {
    const ends = this.markEnds(mark);
    if (!ends) {
      return null;
    }
    const [x1, y1] = api.coord(ends[0]);
    const [x2, y2] = api.coord(ends[1]);
    const line = {
      type: 'line',
      shape: { x1, y1, x2, y2 },
      style: { stroke: palette.ink, lineWidth: 1.25, lineDash: mark.type === 'identity' ? [6, 4] : [2, 3], opacity: 0.8 },
    };
    return { type: 'group', children: mark.label ? [line, this.markLabel(mark, index, x2, y2)] : [line] };
  }

  /** The ends of a mark, in positions on the axes; null where it isn't in the part that is shown. */
  markEnds(mark) {
    const { x, y } = this.shown;
    if (mark.type === 'identity') {
      const [low, high] = [Math.max(x.low, y.low), Math.min(x.high, y.high)];
      return low < high ? [[low, low], [high, high]] : null;
    }
    const scale = mark.type === 'x' ? x : y;
    const at = scale.position(mark.at);
    if (!(at >= scale.low && at <= scale.high)) {
      return null;
    }
    return mark.type === 'x' ? [[at, y.low], [at, y.high]] : [[x.low, at], [x.high, at]];
  }

  /** Beside the upper end of a vertical line, each mark's a line lower so that close ones don't cover each other. */
  markLabel(mark, index, x, y) {
    const vertical = mark.type === 'x';
    const toTheLeft = !vertical || x + textWidth(mark.label) + 8 > this.area.left + this.area.width;
    return {
      type: 'text',
      style: {
        text: mark.label,
        x: vertical ? x + (toTheLeft ? -5 : 5) : x - 4,
        y: vertical ? y + 4 + 16 * index : y - 4,
        align: toTheLeft ? 'right' : 'left',
        verticalAlign: vertical ? 'top' : 'bottom',
        fill: palette.ink,
        fontSize: FONT_SIZE,
        fontFamily,
        stroke: palette.panel,
        lineWidth: 3,
      },
    };
  }

  // Pointing.

  pixelsOf(series) {
    this.pixels ??= new Map();
    if (!this.pixels.has(series)) {
      const { left, top, width, height } = this.area;
      const { x, y } = this.shown;
      const across = (at) => left + x.share(at) * width;
      this.pixels.set(series, {
        xs: Float32Array.from(series.atX, across),
        x2s: series.atX2 && Float32Array.from(series.atX2, across),
        ys: Float32Array.from(series.atY, (at) => top + (1 - y.share(at)) * height),
      });
    }
    return this.pixels.get(series);
  }

  contains(x, y) {
    const { left, top, width, height } = this.area;
    return x >= left && x <= left + width && y >= top && y <= top + height;
  }

  hit(x, y) {
    if (!this.contains(x, y)) {
      return null;
    }
    return this.pointHit(x, y) ?? this.barHit(x) ?? this.lineHit(x, y);
  }

  pointHit(x, y) {
    let best = { distance: POINT_REACH ** 2 };
    for (const series of this.visible().filter((one) => one.type === 'points')) {
      const { xs, ys } = this.pixelsOf(series);
      for (let i = 0; i < xs.length; i++) {
        const distance = (xs[i] - x) ** 2 + (ys[i] - y) ** 2;
        if (distance < best.distance && this.contains(xs[i], ys[i])) {
          best = { distance, series, i, x: xs[i], y: ys[i] };
        }
      }
    }
    return best.series ? { ...best, ring: true, key: 'point ' + best.i, href: best.series.href, ...this.pointTip(best) } : null;
  }

  pointTip({ series, i }) {
    const rows = [
      { name: this.full.x.label, value: numberText(series.xs[i]) },
      { name: this.full.y.label, value: numberText(series.ys[i]) },
    ];
    if (series.values) {
      rows.push({ name: series.valueLabel, value: numberText(series.values[i]) });
    }
    const title = series.ids ? (series.idLabel ?? 'row') + ' ' + withCommas(String(series.ids[i])) : series.name;
    return { title, rows };
  }

  barHit(x) {
    for (const series of this.visible().filter((one) => one.type === 'bars')) {
      const { xs, x2s, ys } = this.pixelsOf(series);
      const i = xs.findIndex((left, at) => x >= left && x < x2s[at]);
      if (i >= 0) {
        const title = numberText(series.xs[i]) + ' to ' + numberText(series.x2s[i]);
        return {
          key: 'bar ' + i,
          href: series.href,
          x: (xs[i] + x2s[i]) / 2,
          y: clamp(ys[i], this.area.top, this.area.top + this.area.height),
          title: this.full.x.label + ' ' + title,
          rows: [{ name: this.full.y.label, value: numberText(series.ys[i]) }],
        };
      }
    }
    return null;
  }

  /** What the lines say where the pointer is: each of the main ones, and the one of many that is under it. */
  lineHit(x, y) {
    const lines = this.visible().filter((one) => one.type === 'line');
    const near = this.nearestCurve(lines, x, y);
    const main = lines.filter((one) => !one.muted);
    const told = near?.series.muted ? [near.series, ...main] : main;
    const points = told.map((series) => this.vertexAt(series, x)).filter((point) => point);
    if (!points.length) {
      return null;
    }
    const lead = points.reduce((best, point) => (Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best));
    const rows = points
      .filter((point) => Math.abs(point.x - lead.x) < 3)
      .map(({ series, i }) => ({ series, name: series.name, value: numberText(series.ys[i]) }));
    return {
      key: 'line ' + (near ? this.series.indexOf(near.series) : ''),
      href: near?.series.href,
      highlight: near?.series.muted ? 'line ' + this.series.indexOf(near.series) : undefined,
      hair: lead.x,
      x: lead.x,
      y,
      title: this.full.x.label + ' ' + numberText(lead.series.xs[lead.i]),
      rows,
    };
  }

  nearestCurve(lines, x, y) {
    let best = { distance: CURVE_REACH ** 2 };
    for (const series of lines) {
      const { xs, ys } = this.pixelsOf(series);
      for (let i = 1; i < xs.length; i++) {
        const distance = distanceToSegment(x, y, xs[i - 1], ys[i - 1], xs[i], ys[i]);
        if (distance < best.distance) {
          best = { distance, series };
        }
      }
    }
    return best.series ? best : null;
  }

  /** The point of a line whose x is nearest. */
  vertexAt(series, x) {
    const { xs, ys } = this.pixelsOf(series);
    let nearest = -1;
    for (let i = 0; i < xs.length; i++) {
      const seen = !Number.isNaN(ys[i]) && xs[i] >= this.area.left - 1 && xs[i] <= this.area.left + this.area.width + 1;
      if (seen && (nearest < 0 || Math.abs(xs[i] - x) < Math.abs(xs[nearest] - x))) {
        nearest = i;
      }
    }
    return nearest < 0 ? null : { series, i: nearest, x: xs[nearest] };
  }

  // Zooming.

  /** Shows the part between two corners of a rectangle in pixels. */
  zoom(x1, y1, x2, y2) {
    const { left, top, width, height } = this.area;
    const part = (scale, from, to) => {
      const span = scale.high - scale.low;
      return scale.part(scale.low + span * clamp(from, 0, 1), scale.low + span * clamp(to, 0, 1));
    };
    this.shown = {
      x: part(this.shown.x, (Math.min(x1, x2) - left) / width, (Math.max(x1, x2) - left) / width),
      y: part(this.shown.y, 1 - (Math.max(y1, y2) - top) / height, 1 - (Math.min(y1, y2) - top) / height),
    };
  }

  showAll() {
    this.shown = this.full;
  }
}
