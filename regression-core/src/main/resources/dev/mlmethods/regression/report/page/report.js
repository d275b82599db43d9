// What a report does once it is open: charts one can point at, tables one can sort and filter, a theme, copy buttons.
// Without it the page is complete, only still: every chart is there as an SVG, every table with all of its rows.
(() => {
  'use strict';

  /** Tells which rows a chart's brush selects: detail {ids}, or null for all of them. */
  const SELECT = 'report:select';
  const FONT_SIZE = 12;
  const MIN_HEIGHT = 260;
  const MAX_HEIGHT = 640;
  /** ECharts draws that many points or more as one shape, which is quick but can't tell one from another. */
  const MANY_POINTS = 2000;
  /** Points coloured by a value get one of so many shades: a shade is a series, so it can be drawn as one shape. */
  const SHADES = 15;
  const POINT_REACH = 18;
  const CURVE_REACH = 10;

  // ---------------------------------------------------------------------------------------------------------- numbers

  /** Four significant digits, or all of the whole part, as in the tables; the same wherever the report is read. */
  function numberText(x) {
    if (!Number.isFinite(x)) {
      return Number.isNaN(x) ? '–' : x > 0 ? '∞' : '-∞';
    }
    if (Number.isInteger(x) && Math.abs(x) < 1e9) {
      return withCommas(String(x));
    }
    const size = Number(Math.abs(x).toPrecision(4));
    if (size < 1e-4 || size >= 1e9) {
      return x.toExponential(3).replace('e+', 'e');
    }
    return withCommas(size >= 1000 ? x.toFixed(0) : x.toPrecision(4));
  }

  /** A round number on an axis, short enough to stand beside others. */
  function tickText(x) {
    const size = Math.abs(x);
    if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
      const [mantissa, exponent] = x.toExponential(5).split('e');
      return Number(mantissa) + 'e' + Number(exponent);
    }
    return withCommas(String(Number(x.toPrecision(10))));
  }

  /** The whole part in groups of three from 10,000: a year stays a year. */
  function withCommas(text) {
    const [whole, decimals] = text.split('.');
    if (whole.replace('-', '').length < 5) {
      return text;
    }
    return decimals === undefined ? countText(whole) : countText(whole) + '.' + decimals;
  }

  function countText(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
  }

  function clamp(x, low, high) {
    return Math.min(Math.max(x, low), high);
  }

  // ---------------------------------------------------------------------------------------------------------- columns

  /** Columns that several charts show are in the page but once, and decoded but once. */
  const sharedColumns = JSON.parse(document.getElementById('shared-columns')?.textContent ?? '[]');
  const sharedNumbers = new Map();

  /** The numbers of a column. Typed arrays have the byte order of the machine: little-endian wherever browsers run. */
  function decode(column) {
    if (!column) {
      return null;
    }
    if ('shared' in column) {
      if (!sharedNumbers.has(column.shared)) {
        sharedNumbers.set(column.shared, decode(sharedColumns[column.shared]));
      }
      return sharedNumbers.get(column.shared);
    }
    const bytes = Uint8Array.from(atob(column.f32 ?? column.f64), (letter) => letter.charCodeAt(0));
    return 'f32' in column ? new Float32Array(bytes.buffer) : new Float64Array(bytes.buffer);
  }

  // ---------------------------------------------------------------------------------------------------------- colours

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

  // ------------------------------------------------------------------------------------------------------------- text

  const textMeasure = document.createElement('canvas').getContext('2d');

  function textWidth(text, size = FONT_SIZE) {
    textMeasure.font = size + 'px ' + fontFamily;
    return textMeasure.measureText(text).width;
  }

  function widest(texts) {
    return texts.reduce((width, text) => Math.max(width, textWidth(text)), 0);
  }

  function shortened(text, width) {
    if (textWidth(text) <= width) {
      return text;
    }
    let end = text.length - 1;
    while (end > 1 && textWidth(text.slice(0, end) + '…') > width) {
      end--;
    }
    return text.slice(0, end) + '…';
  }

  /** An element with text that is never read as HTML: names come from the data. */
  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) {
      made.className = className;
    }
    if (text !== undefined) {
      made.textContent = text;
    }
    return made;
  }

  // ------------------------------------------------------------------------------------------------------------- axes

  /**
   * A numeric axis. ECharts always gets a linear one: a logarithmic one is linear in the logarithms, and the ticks are
   * ours, so that they are at 1, 2 and 5 in whatever part of the axis is zoomed into.
   */
  class Scale {
    constructor(axis) {
      this.label = axis.label;
      this.log = axis.scale === 'log';
      this.whole = axis.whole === true;
      this.low = this.position(axis.min);
      this.high = this.position(axis.max);
    }

    position(value) {
      return this.log ? (value > 0 ? Math.log10(value) : NaN) : value;
    }

    value(position) {
      return this.log ? 10 ** position : position;
    }

    positions(values) {
      return this.log ? values.map((value) => this.position(value)) : values;
    }

    part(low, high) {
      const part = Object.create(Scale.prototype);
      return Object.assign(part, this, { low, high });
    }

    /** Where a value is between the ends, 0 to 1. */
    share(position) {
      return (position - this.low) / (this.high - this.low);
    }

    ticks(most) {
      const [from, to] = [this.value(this.low), this.value(this.high)];
      const values = this.log ? logTicks(from, to, most) : linearTicks(from, to, most, this.whole ? 1 : 0);
      return values.map((value) => ({ at: this.position(value), text: tickText(value) }));
    }
  }

  function linearTicks(from, to, most, least = 0) {
    const rough = (to - from) / Math.max(most, 1);
    if (!(rough > 0)) {
      return [from];
    }
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = Math.max(power * [1, 2, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)), least);
    const ticks = [];
    const last = Math.floor(to / step + 1e-6);
    for (let i = Math.ceil(from / step - 1e-6); i <= last; i++) {
      ticks.push(Number((i * step).toPrecision(12)));
    }
    return ticks;
  }

  function logTicks(from, to, most) {
    const first = Math.floor(Math.log10(from) + 1e-9);
    const last = Math.ceil(Math.log10(to) - 1e-9);
    const powers = (stride, factors) => {
      const ticks = [];
      for (let power = Math.ceil(first / stride) * stride; power <= last; power += stride) {
        ticks.push(...factors.map((factor) => Number(factor + 'e' + power)));
      }
      return ticks.filter((tick) => tick >= from * (1 - 1e-9) && tick <= to * (1 + 1e-9));
    };
    const fine = powers(1, [1, 2, 5]);
    if (fine.length < 3) {
      return linearTicks(from, to, most).filter((tick) => tick > 0);
    }
    if (fine.length <= most || powers(1, [1]).length < 2) {
      return fine;
    }
    let stride = 1;
    while (powers(stride, [1]).length > most && stride < last - first) {
      stride++;
    }
    return powers(stride, [1]);
  }

  function textStyle(colour) {
    return { color: palette[colour], fontSize: FONT_SIZE, fontFamily };
  }

  function valueAxis(scale, ticks) {
    const text = new Map(ticks.map((tick) => [tick.at, tick.text]));
    const customValues = ticks.map((tick) => tick.at);
    return {
      type: 'value',
      min: scale.low,
      max: scale.high,
      axisLine: { show: true, onZero: false, lineStyle: { color: palette.axis } },
      axisTick: { show: true, length: 4, customValues, lineStyle: { color: palette.axis } },
      axisLabel: { ...textStyle('ink-soft'), customValues, formatter: (at) => text.get(at) ?? tickText(scale.value(at)) },
      splitLine: { show: true, showMinLine: false, showMaxLine: false, lineStyle: { color: palette.grid } },
    };
  }

  function categoryAxis(categories, width) {
    return {
      type: 'category',
      data: categories,
      axisLine: { show: true, onZero: false, lineStyle: { color: palette.axis } },
      axisTick: { show: false },
      axisLabel: { ...textStyle('ink-soft'), formatter: (text) => shortened(text, width) },
      splitLine: { show: false },
    };
  }

  /** The name of a y axis stands above it, level, where it's read without turning the head. */
  function nameAbove(label, left) {
    return {
      name: label,
      nameLocation: 'end',
      nameGap: 12,
      nameTextStyle: { ...textStyle('ink-soft'), align: 'left', padding: [0, 0, 0, 4 - left] },
    };
  }

  function nameBelow(label) {
    return { name: label, nameLocation: 'middle', nameGap: 28, nameTextStyle: textStyle('ink-soft') };
  }

  function gridOption(area) {
    return { left: area.left, top: area.top, width: area.width, height: area.height, outerBoundsMode: 'none' };
  }

  // -------------------------------------------------------------------------------------------------------- kind: xy

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

  // ------------------------------------------------------------------------------------------------------ kind: bars

  class BarsChart {
    constructor(spec) {
      this.spec = spec;
      this.categories = spec.axis.categories;
      this.scale = new Scale(spec.value);
      this.values = decode(spec.values);
      this.errors = decode(spec.errors);
    }

    legend() {
      return { parts: [] };
    }

    height(width, proportional) {
      const rows = this.categories.length;
      return clamp(proportional, 24 * rows + 56, 36 * rows + 56);
    }

    option(width, height) {
      const labelWidth = Math.ceil(Math.min(widest(this.categories), 0.36 * width));
      const right = Math.ceil(widest(Array.from(this.values, numberText))) + 14;
      const left = labelWidth + 14;
      this.area = { left, top: 8, width: width - left - right, height: height - 8 - 46 };
      const ticks = this.scale.ticks(Math.max(2, Math.floor(this.area.width / 80)));
      const data = Array.from(this.values, (value, i) => [this.scale.position(value), i]);
      return {
        animation: false,
        grid: gridOption(this.area),
        xAxis: { ...valueAxis(this.scale, ticks), ...nameBelow(this.scale.label) },
        yAxis: { ...categoryAxis(this.categories, labelWidth), inverse: true },
        series: [{
          type: 'custom',
          silent: true,
          data,
          encode: { x: 0, y: 1 },
          renderItem: (params, api) => this.shape(params.dataIndex, api),
        }],
      };
    }

    shape(i, api) {
      const base = this.scale.log ? this.scale.low : clamp(0, this.scale.low, this.scale.high);
      const [end, middle] = api.coord([this.scale.position(this.values[i]), i]);
      if (Number.isNaN(end)) {
        return null;
      }
      const [start] = api.coord([base, i]);
      const thickness = Math.min(0.64 * api.size([0, 1])[1], 28);
      const bar = {
        type: 'rect',
        shape: { x: Math.min(start, end), y: middle - thickness / 2, width: Math.abs(end - start), height: thickness },
        style: { fill: palette['series-' + (this.spec.color ?? 1)], opacity: 0.85 },
      };
      const reach = this.errorReach(i, api);
      const text = {
        type: 'text',
        style: {
          text: numberText(this.values[i]),
          x: Math.max(start, end, ...reach) + 6,
          y: middle,
          verticalAlign: 'middle',
          fill: palette['ink-soft'],
          fontSize: FONT_SIZE,
          fontFamily,
        },
      };
      return { type: 'group', children: [bar, ...errorLines(reach, middle, thickness), text] };
    }

    errorReach(i, api) {
      const error = this.errors ? this.errors[i] : NaN;
      if (Number.isNaN(error)) {
        return [];
      }
      const ends = [this.values[i] - error, this.values[i] + error].map((value) => this.scale.position(value));
      return ends.map((at) => api.coord([clamp(Number.isNaN(at) ? -Infinity : at, this.scale.low, this.scale.high), i])[0]);
    }

    hit(x, y) {
      const i = Math.floor(((y - this.area.top) / this.area.height) * this.categories.length);
      if (x < 0 || !(i in this.categories)) {
        return null;
      }
      const { left, top, width, height } = this.area;
      const error = this.errors ? this.errors[i] : NaN;
      const value = numberText(this.values[i]) + (Number.isNaN(error) ? '' : ' ± ' + numberText(error));
      return {
        key: 'bar ' + i,
        x: left + clamp(this.scale.share(this.scale.position(this.values[i])), 0, 1) * width || x,
        y: top + ((i + 0.5) / this.categories.length) * height,
        title: this.categories[i],
        rows: [{ name: this.scale.label, value }],
      };
    }
  }

  function errorLines(reach, middle, thickness) {
    if (!reach.length) {
      return [];
    }
    const style = { stroke: palette.ink, lineWidth: 1.25 };
    const cap = thickness / 4;
    const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style });
    return [
      line(reach[0], middle, reach[1], middle),
      ...reach.map((x) => line(x, middle - cap, x, middle + cap)),
    ];
  }

  // --------------------------------------------------------------------------------------------------- kind: heatMap

  class HeatMapChart {
    constructor(spec) {
      this.spec = spec;
      this.columns = spec.x.categories;
      this.rows = spec.y.categories;
      this.scale = new Scale(spec.value);
      this.values = decode(spec.values);
    }

    legend() {
      const { colors, value } = this.spec;
      const label = value.label + (this.scale.log ? ', logarithmic' : '');
      return { parts: [], scale: { className: colors, label, low: numberText(value.min), high: numberText(value.max) } };
    }

    height(width, proportional) {
      const rows = this.rows.length;
      const { top, bottom } = this.margins(width);
      return top + bottom + clamp(proportional - top - bottom, 28 * rows, 44 * rows);
    }

    /** What is around the cells. Names too long for their columns are written upwards, shortened if they are very long. */
    margins(width) {
      const rowNames = Math.ceil(Math.min(widest(this.rows), 0.3 * width));
      const left = rowNames + 14;
      const cell = (width - left - 8) / this.columns.length;
      const longest = widest(this.columns);
      const turned = longest > cell - 6;
      const columnNames = turned ? Math.min(longest, 140) : longest;
      const { x, y } = this.spec;
      return { left, rowNames, turned, columnNames, cell, top: y.label ? 26 : 8, bottom: (turned ? columnNames + 14 : 24) + (x.label ? 22 : 0) };
    }

    option(width, height) {
      const { left, rowNames, turned, columnNames, cell, top, bottom } = this.margins(width);
      this.area = { left, top, width: width - left - 8, height: height - top - bottom };
      const xAxis = categoryAxis(this.columns, columnNames);
      Object.assign(xAxis.axisLabel, { rotate: turned ? 90 : 0, interval: turned && cell < 13 ? 'auto' : 0 });
      const yAxis = categoryAxis(this.rows, rowNames);
      yAxis.axisLabel.interval = this.area.height / this.rows.length < 12 ? 'auto' : 0;
      return {
        animation: false,
        grid: gridOption(this.area),
        xAxis: { ...xAxis, ...nameBelow(this.spec.x.label), nameGap: bottom - 18 },
        yAxis: { ...yAxis, ...nameAbove(this.spec.y.label, left), nameLocation: 'start', inverse: true },
        series: [{
          type: 'custom',
          silent: true,
          data: Array.from(this.values, (_, i) => [i % this.columns.length, Math.floor(i / this.columns.length)]),
          renderItem: (params, api) => this.cell(params.dataIndex, api),
        }],
      };
    }

    cell(i, api) {
      const [width, height] = api.size([1, 1]);
      const [x, y] = api.coord([api.value(0), api.value(1)]);
      const gap = Math.min(width, height) > 8 ? 2 : 0;
      const rect = {
        type: 'rect',
        shape: { x: x - (width - gap) / 2, y: y - (height - gap) / 2, width: width - gap, height: height - gap },
        style: { fill: this.colour(this.values[i]), ...(i === this.spec.best ? { stroke: palette.ink, lineWidth: 2.5 } : {}) },
      };
      const text = this.spec.texts ? this.spec.texts[i] : '';
      const fits = text && height >= FONT_SIZE + 5 && textWidth(text) + 6 <= width;
      const fontWeight = i === this.spec.best ? 'bold' : 'normal';
      const style = { text, x, y, align: 'center', verticalAlign: 'middle', fill: palette.ink, fontSize: FONT_SIZE, fontFamily, fontWeight };
      return { type: 'group', children: fits ? [rect, { type: 'text', style }] : [rect] };
    }

    colour(value) {
      if (Number.isNaN(value)) {
        return palette['empty-cell'];
      }
      const share = this.scale.share(this.scale.position(value));
      const { colors } = this.spec;
      return colors === 'diverging' ? diverging(share) : sequential(colors === 'falling' ? 1 - share : share);
    }

    hit(x, y) {
      const { left, top, width, height } = this.area;
      const column = Math.floor(((x - left) / width) * this.columns.length);
      const row = Math.floor(((y - top) / height) * this.rows.length);
      if (!(column in this.columns && row in this.rows)) {
        return null;
      }
      const i = row * this.columns.length + column;
      const { x: xAxis, y: yAxis, value, hrefs } = this.spec;
      return {
        key: 'cell ' + i,
        href: hrefs?.[i],
        x: left + ((column + 0.5) / this.columns.length) * width,
        y: top + ((row + 0.5) / this.rows.length) * height,
        rows: [
          { name: xAxis.label, value: this.columns[column] },
          { name: yAxis.label, value: this.rows[row] },
          { name: value.label, value: numberText(this.values[i]) },
        ],
      };
    }
  }

  // -------------------------------------------------------------------------------------------------- kind: parallel

  class ParallelChart {
    constructor(spec) {
      this.spec = spec;
      this.scales = spec.axes.map((axis) => (axis.categories ? null : new Scale(axis)));
      this.values = spec.values.map(decode);
      this.ids = decode(spec.ids);
      this.brushed = false;
      document.addEventListener(SELECT, ({ detail }) => {
        if (!detail && this.brushed) {
          this.brushed = false;
          this.plot.redraw();
        }
      });
    }

    legend() {
      const objective = this.spec.axes[this.spec.axes.length - 1];
      const scale = { className: 'lines', label: objective.label, low: tickText(objective.min), high: tickText(objective.max) };
      return { parts: [], scale, hint: matchMedia('(hover: hover)').matches ? 'Drag along an axis to select' : undefined };
    }

    /** On a narrow screen the axes lie one above the other, for they would be too close side by side. */
    isNarrow(width) {
      return width / this.spec.axes.length < 84;
    }

    height(width, proportional) {
      return this.isNarrow(width) ? 62 * this.spec.axes.length + 40 : clamp(proportional, MIN_HEIGHT + 40, MAX_HEIGHT);
    }

    option(width, height) {
      const narrow = this.isNarrow(width);
      const count = this.spec.axes.length;
      const room = narrow ? width - 48 : (width - 120) / Math.max(count - 1, 1);
      return {
        animation: false,
        parallel: {
          layout: narrow ? 'vertical' : 'horizontal',
          left: narrow ? 24 : 60,
          right: narrow ? 24 : 60,
          top: 40,
          bottom: narrow ? 34 : 16,
        },
        parallelAxis: this.spec.axes.map((axis, i) => this.axisOption(axis, i, room, narrow ? width - 48 : height - 56, narrow)),
        series: [{
          type: 'parallel',
          progressive: 0,
          inactiveOpacity: 0.05,
          activeOpacity: 0.9,
          lineStyle: { width: 1.5, opacity: clamp(150 / this.ids.length, 0.15, 0.6) },
          emphasis: { lineStyle: { width: 3, opacity: 1 } },
          data: Array.from(this.ids, (_, i) => this.line(i)),
        }],
      };
    }

    axisOption(axis, i, room, length, narrow) {
      const scale = this.scales[i];
      const most = Math.max(2, Math.floor(length / (narrow ? 80 : 40)));
      const option = scale
        ? valueAxis(scale, scale.ticks(most))
        : categoryAxis(axis.categories, narrow ? length / axis.categories.length - 4 : room - 24);
      // Lines run through the texts, so these get a rim; and ECharts would leave out names that are close.
      const interval = axis.categories?.length <= 8 ? 0 : 'auto';
      Object.assign(option.axisLabel, { textBorderColor: palette.panel, textBorderWidth: 3, interval });
      return {
        ...option,
        dim: i,
        name: narrow ? axis.label : shortened(axis.label, room - 8),
        nameLocation: narrow ? 'start' : 'end',
        nameGap: narrow ? 0 : 14,
        nameTextStyle: {
          ...textStyle('ink'),
          textBorderColor: palette.panel,
          textBorderWidth: 3,
          ...(narrow ? { align: 'left', verticalAlign: 'bottom', padding: [0, 0, 10, 0] } : { align: 'center' }),
        },
        splitLine: { show: false },
        areaSelectStyle: { width: 18, borderWidth: 1, borderColor: palette.accent, color: palette.accent, opacity: 0.25 },
      };
    }

    line(i) {
      const value = this.values.map((column, axis) => {
        const scale = this.scales[axis];
        return scale ? scale.position(column[i]) : column[i];
      });
      const last = value.length - 1;
      const share = this.scales[last] ? this.scales[last].share(value[last]) : NaN;
      const color = Number.isNaN(share) ? palette['muted-curve'] : mixHues(palette['lines-low'], palette['lines-high'], share);
      // ECharts takes '-' for no value on an axis; a NaN would be drawn at its end.
      return { value: value.map((at) => (Number.isNaN(at) ? '-' : at)), lineStyle: { color } };
    }

    tip(i) {
      const { axes, idLabel } = this.spec;
      return {
        key: 'line ' + i,
        href: targetOf(`#${idLabel}-${this.ids[i]}`) ? `#${idLabel}-${this.ids[i]}` : undefined,
        title: idLabel + ' ' + withCommas(String(this.ids[i])),
        rows: axes.map((axis, at) => ({
          name: axis.label,
          value: axis.categories ? axis.categories[this.values[at][i]] ?? '–' : numberText(this.values[at][i]),
        })),
      };
    }

    /** Tips come from ECharts, which knows which line is under the pointer; brushes are told to the tables. */
    listen(plot) {
      this.plot = plot;
      const { chart } = plot;
      chart.on('mouseover', ({ dataIndex, event }) => {
        if (dataIndex !== undefined) {
          plot.showTip({ ...this.tip(dataIndex), x: event.offsetX, y: event.offsetY });
        }
      });
      chart.on('mouseout', () => plot.hideTip());
      chart.on('click', ({ dataIndex }) => {
        if (dataIndex !== undefined) {
          plot.follow(this.tip(dataIndex));
        }
      });
      chart.on('axisareaselected', () => {
        const detail = this.selection();
        this.brushed = detail !== null;
        document.dispatchEvent(new CustomEvent(SELECT, { detail }));
      });
    }

    selection() {
      const series = this.plot.chart.getModel().getSeriesByIndex(0);
      if (series.getRawIndicesByActiveState('normal').length) {
        return null;
      }
      return { ids: series.getRawIndicesByActiveState('active').map((i) => this.ids[i]) };
    }
  }

  const KINDS = { xy: XyChart, bars: BarsChart, heatMap: HeatMapChart, parallel: ParallelChart };

  // ------------------------------------------------------------------------------------------------------------ plots

  /** The place of a chart in the page: its size, its legend, its tip, and what the pointer does there. */
  class Plot {
    constructor(figure) {
      this.box = figure.querySelector('.plot');
      this.svg = this.box.querySelector('svg.static');
      this.content = null;
      this.chart = null;
      this.spec = figure.querySelector('script[type="application/json"]');
    }

    show() {
      if (this.content) {
        return;
      }
      const spec = JSON.parse(this.spec.textContent);
      // ECharts can't draw parallel axes of which there is only one; the SVG stays.
      if (spec.kind === 'parallel' && spec.axes.length < 2) {
        return;
      }
      this.content = new KINDS[spec.kind](spec);
      this.area = element('div', 'interactive');
      this.area.setAttribute('role', 'img');
      this.area.setAttribute('aria-label', this.svg?.getAttribute('aria-label') ?? '');
      this.canvas = element('div');
      this.area.append(this.canvas);
      this.box.append(this.area);
      this.box.classList.add('live');
      this.addLegend();
      this.addOverlays();
      this.draw();
      this.tameTouches();
      if (this.content.hit) {
        this.followPointer();
      }
      this.box.addEventListener('pointerleave', ({ pointerType }) => pointerType === 'mouse' && this.hideTip());
      document.addEventListener('pointerdown', ({ target }) => this.box.contains(target) || this.hideTip());
      if ('ResizeObserver' in window) {
        new ResizeObserver(() => this.fit()).observe(this.box);
      } else {
        addEventListener('resize', () => this.fit());
      }
    }

    size() {
      const width = Math.floor(this.box.clientWidth);
      const view = this.svg?.viewBox.baseVal;
      const aspect = view?.width ? view.height / view.width : 0.6;
      return { width, height: Math.round(this.content.height(width, width * aspect)) };
    }

    /** Draws it anew, in the colours of the theme. */
    draw() {
      this.dropBrush();
      this.chart?.dispose();
      const size = this.size();
      this.width = size.width;
      this.canvas.style.height = size.height + 'px';
      this.chart = echarts.init(this.canvas, null, { renderer: 'canvas', ...size });
      this.chart.setOption(this.content.option(size.width, size.height));
      this.content.listen?.(this);
    }

    fit() {
      const size = this.size();
      if (size.width === 0 || size.width === this.width) {
        return;
      }
      this.width = size.width;
      this.canvas.style.height = size.height + 'px';
      this.chart.resize(size);
      this.redraw();
    }

    redraw() {
      this.hideTip();
      this.dropBrush();
      this.chart.setOption(this.content.option(this.chart.getWidth(), this.chart.getHeight()), { notMerge: true });
      this.reset.hidden = !this.content.zoomed;
    }

    /** A brush doesn't outlive the drawing that it was made on. */
    dropBrush() {
      if (this.content.brushed) {
        this.content.brushed = false;
        clearSelection();
      }
    }

    // The legend.

    addLegend() {
      const { parts, scale, hint } = this.content.legend();
      const legend = element('div', 'legend');
      legend.append(...parts.map((part) => this.legendEntry(part)));
      if (scale) {
        legend.append(scaleLegend(scale));
      }
      if (hint) {
        legend.append(element('span', 'hint', hint));
      }
      this.reset = element('button', 'reset', 'Reset zoom');
      this.reset.type = 'button';
      this.reset.hidden = true;
      this.reset.addEventListener('click', () => this.showAll());
      if (legend.hasChildNodes()) {
        this.box.prepend(legend);
      }
      this.box.append(this.reset);
    }

    legendEntry({ series, name }) {
      const entry = element(series.muted ? 'span' : 'button', 'legend-entry');
      entry.append(swatch(series), element('span', '', name));
      if (!series.muted) {
        entry.type = 'button';
        entry.setAttribute('aria-pressed', 'true');
        entry.addEventListener('click', () => this.toggle(entry, name));
      }
      return entry;
    }

    toggle(entry, name) {
      const { hidden } = this.content;
      if (!hidden.delete(name)) {
        hidden.add(name);
      }
      entry.setAttribute('aria-pressed', String(!hidden.has(name)));
      this.redraw();
    }

    // The pointer.

    addOverlays() {
      this.overlay = element('div', 'overlay');
      this.overlay.setAttribute('aria-hidden', 'true');
      [this.hair, this.ring, this.zoomBox, this.tip] = ['hair', 'ring', 'zoom-box', 'tip'].map((name) => element('div', name));
      for (const part of [this.hair, this.ring, this.zoomBox, this.tip]) {
        part.hidden = true;
        this.overlay.append(part);
      }
      this.area.append(this.overlay);
    }

    at(event) {
      const box = this.area.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    }

    /** ECharts gets no touches, for it would take those along an axis from the page, which scrolls by them. */
    tameTouches() {
      for (const type of ['touchstart', 'touchmove', 'touchend']) {
        this.area.addEventListener(type, (event) => event.stopPropagation(), { capture: true, passive: true });
      }
      this.area.addEventListener('pointerdown', ({ pointerType }) => {
        this.pressed = { byMouse: pointerType === 'mouse', told: this.told };
      }, { capture: true });
    }

    followPointer() {
      const { area } = this;
      area.addEventListener('pointerdown', (event) => this.pointerDown(event));
      area.addEventListener('pointermove', (event) => this.pointerMove(event));
      area.addEventListener('pointerup', (event) => this.pointerUp(event));
      area.addEventListener('pointercancel', () => this.dropDrag());
      area.addEventListener('dblclick', () => this.showAll());
    }

    pointerDown(event) {
      if (event.pointerType !== 'mouse') {
        return;
      }
      const [x, y] = this.at(event);
      if (event.button === 0 && this.content.zoomable && this.content.contains(x, y)) {
        this.drag = { x, y, zooming: false };
        this.area.setPointerCapture(event.pointerId);
      }
    }

    pointerMove(event) {
      const [x, y] = this.at(event);
      if (this.drag) {
        this.drag.zooming ||= Math.hypot(x - this.drag.x, y - this.drag.y) > 6;
        this.drawZoomBox(x, y);
      } else if (event.pointerType === 'mouse') {
        this.pointAt(x, y);
      }
    }

    pointerUp(event) {
      const [x, y] = this.at(event);
      const { drag } = this;
      this.dropDrag();
      if (drag?.zooming) {
        this.zoom(drag, x, y);
      } else if (event.button === 0) {
        this.press(x, y);
      }
    }

    press(x, y) {
      const hit = this.pointAt(x, y);
      if (hit) {
        this.follow(hit);
      }
    }

    /** A click goes where the mark leads. A first touch only shows the tip, for a finger can't hover. */
    follow({ key, href }) {
      if (href && (this.pressed?.byMouse || this.pressed?.told === key)) {
        goTo(href);
      }
    }

    dropDrag() {
      this.drag = null;
      this.zoomBox.hidden = true;
    }

    drawZoomBox(x, y) {
      const { drag } = this;
      this.zoomBox.hidden = !drag.zooming;
      if (drag.zooming) {
        this.hideTip();
        const { left, top, width, height } = this.content.area;
        const [toX, toY] = [clamp(x, left, left + width), clamp(y, top, top + height)];
        place(this.zoomBox, Math.min(drag.x, toX), Math.min(drag.y, toY));
        this.zoomBox.style.width = Math.abs(toX - drag.x) + 'px';
        this.zoomBox.style.height = Math.abs(toY - drag.y) + 'px';
      }
    }

    zoom(drag, x, y) {
      if (Math.abs(x - drag.x) > 4 && Math.abs(y - drag.y) > 4) {
        this.content.zoom(drag.x, drag.y, x, y);
        this.redraw();
      }
    }

    showAll() {
      if (this.content.zoomed) {
        this.content.showAll();
        this.redraw();
      }
    }

    pointAt(x, y) {
      const hit = this.content.hit(x, y);
      if (hit) {
        this.showTip(hit);
      } else {
        this.hideTip();
      }
      return hit;
    }

    showTip(hit) {
      this.told = hit.key;
      this.highlight(hit.highlight);
      this.area.classList.toggle('leads', Boolean(hit.href));
      this.ring.hidden = !hit.ring;
      place(this.ring, hit.x, hit.y);
      this.hair.hidden = hit.hair === undefined;
      if (!this.hair.hidden) {
        place(this.hair, hit.hair, this.content.area.top);
        this.hair.style.height = this.content.area.height + 'px';
      }
      this.tip.replaceChildren(...tipContent(hit));
      this.tip.hidden = false;
      this.placeTip(hit.x, hit.y);
    }

    /** Beside the point, on the side that has room. */
    placeTip(x, y) {
      const { offsetWidth: width, offsetHeight: height } = this.tip;
      const room = this.area.clientWidth;
      const left = x + 14 + width <= room ? x + 14 : x - 14 - width;
      place(this.tip, clamp(left, 0, Math.max(0, room - width)), Math.max(y - height / 2, 0));
    }

    hideTip() {
      this.told = undefined;
      this.highlight(undefined);
      this.area.classList.remove('leads');
      for (const part of [this.tip, this.ring, this.hair]) {
        part.hidden = true;
      }
    }

    /** Makes one of many curves stand out. */
    highlight(seriesId) {
      if (seriesId === this.highlighted) {
        return;
      }
      if (this.highlighted !== undefined) {
        this.chart.dispatchAction({ type: 'downplay', seriesId: this.highlighted });
      }
      if (seriesId !== undefined) {
        this.chart.dispatchAction({ type: 'highlight', seriesId });
      }
      this.highlighted = seriesId;
    }
  }

  function place(part, x, y) {
    part.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }

  function tipContent({ title, rows }) {
    const list = element('dl');
    for (const { series, name, value } of rows) {
      const term = element('dt');
      if (series) {
        term.append(swatch(series, 'var(--accent)'));
      }
      term.append(name);
      list.append(term, element('dd', '', value));
    }
    return title ? [element('strong', '', title), list] : [list];
  }

  function swatch(series, mutedColour = 'var(--muted-curve)') {
    const kind = series.type === 'line' ? (series.dashed ? 'line dashed' : 'line') : series.type;
    const mark = element('i', 'swatch ' + kind);
    mark.style.color = series.muted ? mutedColour : `var(--series-${series.color ?? 1})`;
    return mark;
  }

  function scaleLegend({ className, label, low, high }) {
    const legend = element('span', 'scale');
    legend.append(element('span', '', label), element('span', '', low), element('i', 'scale-bar ' + className), element('span', '', high));
    return legend;
  }

  let plots = [];

  function redrawPlots() {
    readPalette();
    for (const plot of plots.filter((one) => one.content)) {
      plot.hideTip();
      plot.draw();
    }
  }

  /** Draws charts when they come near the screen, and says when those on it at first are drawn. */
  function startPlots(ready) {
    readPalette();
    const figures = [...document.querySelectorAll('figure.chart')];
    plots = figures.filter((figure) => figure.querySelector('script[type="application/json"]')).map((figure) => new Plot(figure));
    if (!plots.length || !('IntersectionObserver' in window)) {
      plots.forEach((plot) => plot.show());
      ready();
      return;
    }
    const byBox = new Map(plots.map((plot) => [plot.box, plot]));
    let isReady = false;
    const observer = new IntersectionObserver((entries) => {
      for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
        observer.unobserve(target);
        byBox.get(target).show();
      }
      if (!isReady) {
        isReady = true;
        ready();
      }
    }, { rootMargin: '400px 0px' });
    plots.forEach((plot) => observer.observe(plot.box));
  }

  // ----------------------------------------------------------------------------------------------------------- tables

  const EMPTY = new Set(['', '–', '—', 'NaN']);

  function cellText(row, column) {
    return row.cells[column]?.textContent.trim() ?? '';
  }

  /** What a cell sorts by: a number, else its text; null where there is nothing, which goes last. */
  function sortKey(row, column) {
    const text = row.cells[column]?.dataset.value ?? cellText(row, column);
    if (EMPTY.has(text)) {
      return null;
    }
    const number = Number(text);
    return Number.isNaN(number) ? text : number;
  }

  /** Numbers before texts, and texts by their characters' codes, so that no locale has a say. */
  function compareKeys(a, b) {
    if (typeof a !== typeof b) {
      return typeof a === 'number' ? -1 : 1;
    }
    return a < b ? -1 : a > b ? 1 : 0;
  }

  class TableView {
    constructor(table) {
      this.table = table;
      this.body = table.tBodies[0];
      this.rows = [...this.body.rows];
      this.page = Number(table.dataset.page) || Infinity;
      this.selected = null;
      const ofThis = (selector, attribute) => (table.id ? [...document.querySelectorAll(`${selector}[${attribute}="${CSS.escape(table.id)}"]`)] : []);
      this.filters = ofThis('.filter', 'data-filters');
      this.counts = ofThis('output', 'data-counts');
      this.more = ofThis('button.more', 'data-shows');
      this.unselect = ofThis('button.unselect', 'data-filters');
      this.listen();
      this.refresh();
    }

    listen() {
      this.headers = [...this.table.querySelectorAll('thead th')];
      this.headers.filter((header) => 'sortable' in header.dataset).forEach(addSortButton);
      for (const button of this.table.querySelectorAll('thead button.sort')) {
        button.addEventListener('click', () => this.sort(button.closest('th')));
      }
      for (const filter of this.filters) {
        filter.addEventListener(filter.tagName === 'SELECT' ? 'change' : 'input', () => this.refresh());
      }
      for (const more of this.more) {
        more.addEventListener('click', () => this.showAll());
      }
      for (const unselect of this.unselect) {
        unselect.addEventListener('click', () => clearSelection());
      }
      if (this.rows.some((row) => row.dataset.id !== undefined)) {
        document.addEventListener(SELECT, ({ detail }) => this.select(detail));
      }
    }

    sort(header) {
      const descending = header.getAttribute('aria-sort') === 'ascending';
      this.headers.forEach((other) => other.removeAttribute('aria-sort'));
      header.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      const direction = descending ? -1 : 1;
      const keyed = this.rows.map((row) => ({ row, key: sortKey(row, header.cellIndex) }));
      keyed.sort((a, b) => {
        if (a.key === null || b.key === null) {
          return (a.key === null) - (b.key === null);
        }
        return direction * compareKeys(a.key, b.key);
      });
      this.rows = keyed.map(({ row }) => row);
      this.body.append(...this.rows);
      this.refresh();
    }

    text(row) {
      this.texts ??= new Map();
      if (!this.texts.has(row)) {
        this.texts.set(row, Array.from(row.cells, (cell) => cell.textContent).join(' ').toLowerCase());
      }
      return this.texts.get(row);
    }

    /** Whether a row has all the words of the searches, the choices of the selects, and is in the brush. */
    matcher() {
      const words = this.filters.filter((one) => one.tagName === 'INPUT').flatMap((one) => one.value.toLowerCase().split(/\s+/)).filter(Boolean);
      const choices = this.filters.filter((one) => one.tagName === 'SELECT' && one.value !== '');
      return (row) =>
        (!this.selected || this.selected.has(row.dataset.id)) &&
        choices.every((one) => cellText(row, Number(one.dataset.column)) === one.value) &&
        words.every((word) => this.text(row).includes(word));
    }

    refresh() {
      const matches = this.matcher();
      let matching = 0;
      for (const row of this.rows) {
        const match = matches(row);
        matching += match;
        row.hidden = !match || matching > this.page;
      }
      for (const count of this.counts) {
        count.textContent = this.summary(matching, count.dataset.noun ?? 'rows');
      }
      for (const more of this.more) {
        more.hidden = matching <= this.page;
      }
    }

    summary(matching, noun) {
      const all = countText(this.rows.length);
      return (matching === this.rows.length ? all : countText(matching) + ' of ' + all) + ' ' + noun;
    }

    showAll() {
      this.page = Infinity;
      this.refresh();
    }

    select(detail) {
      this.selected = detail && new Set(detail.ids.map(String));
      for (const unselect of this.unselect) {
        unselect.hidden = !detail;
      }
      this.refresh();
    }

    /** Shows a row that a filter or the page has hidden. */
    reveal(row) {
      if (row.hidden && !this.matcher()(row)) {
        this.filters.forEach((filter) => (filter.value = ''));
        clearSelection();
        this.refresh();
      }
      if (row.hidden) {
        this.showAll();
      }
    }
  }

  function addSortButton(header) {
    const button = element('button', 'sort', header.textContent);
    button.type = 'button';
    header.replaceChildren(button);
  }

  function clearSelection() {
    document.dispatchEvent(new CustomEvent(SELECT, { detail: null }));
  }

  const LONG = 24;

  /** A cell of a row that is not in the markup, as the template makes those that are. */
  function trialCell(trial, text, key, column) {
    const cell = element('td', key !== null ? 'n' : text.length > LONG ? 'long' : '', column === 0 ? undefined : text);
    if (key !== null) {
      cell.dataset.value = key;
    }
    if (column === 0) {
      const link = element('a', '', text);
      link.href = '#trial-' + trial;
      cell.append(link);
    }
    return cell;
  }

  function commandCell(trial, command) {
    const summary = element('summary', '', 'Train it');
    summary.append(element('span', 'visually-hidden', ', trial ' + trial));
    const details = element('details');
    details.append(summary, element('code', '', command));
    const cell = element('td');
    cell.append(details);
    return cell;
  }

  function trialRow([trial, cells, keys, command]) {
    const row = element('tr');
    row.id = 'trial-' + trial;
    row.dataset.id = trial;
    row.append(...cells.map((text, column) => trialCell(trial, text, keys[column], column)), commandCell(trial, command));
    return row;
  }

  /** Adds the rows of a long table that are not in its markup, each in its place. */
  function addRows(data) {
    const body = document.getElementById(data.dataset.rows).tBodies[0];
    const rows = [...body.rows, ...JSON.parse(data.textContent).map(trialRow)];
    rows.sort((a, b) => Number(a.dataset.id) - Number(b.dataset.id));
    body.append(...rows);
  }

  let tables = [];

  function startTables() {
    document.querySelectorAll('script[data-rows]').forEach(addRows);
    tables = [...document.querySelectorAll('table.sortable')].filter((table) => table.tBodies.length).map((table) => new TableView(table));
  }

  // ---------------------------------------------------------------------------------------------------------- anchors

  function targetOf(href) {
    return href.length > 1 ? document.getElementById(decodeURIComponent(href.slice(1))) : null;
  }

  /** Goes to the place of an address in the page, which may be a row that isn't shown. */
  function goTo(href) {
    if (location.hash === href) {
      showTarget();
    } else {
      location.hash = href;
    }
  }

  function showTarget() {
    const target = targetOf(location.hash);
    if (!target) {
      return;
    }
    tables.find((view) => view.table.contains(target))?.reveal(target);
    for (let parent = target.parentElement; parent; parent = parent.parentElement) {
      if (parent.tagName === 'DETAILS') {
        parent.open = true;
      }
    }
    target.scrollIntoView({ block: target.tagName === 'TR' ? 'center' : 'start' });
  }

  // --------------------------------------------------------------------------------------------------------- controls

  function startTheme() {
    const root = document.documentElement;
    const button = document.getElementById('theme');
    const preference = matchMedia('(prefers-color-scheme: dark)');
    const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : preference.matches);
    const show = () => button?.setAttribute('aria-pressed', String(isDark()));
    show();
    button?.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      show();
      redrawPlots();
    });
    preference.addEventListener('change', () => {
      show();
      redrawPlots();
    });
  }

  function startCopies() {
    for (const button of document.querySelectorAll('button.copy')) {
      const label = button.textContent;
      let back;
      button.addEventListener('click', async () => {
        const copied = await copy(document.getElementById(button.dataset.copies));
        button.textContent = copied ? 'Copied' : 'Press Ctrl+C';
        clearTimeout(back);
        back = setTimeout(() => (button.textContent = label), 2000);
      });
    }
  }

  /** Copies the text of an element. A page from a file may not use the clipboard; there the text gets selected. */
  async function copy(source) {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      return true;
    } catch {
      getSelection().selectAllChildren(source);
      return document.execCommand('copy');
    }
  }

  function startChoices() {
    for (const select of document.querySelectorAll('select.choose')) {
      const parts = document.querySelectorAll(`[data-choice="${CSS.escape(select.dataset.group)}"]`);
      const show = () => parts.forEach((part) => (part.hidden = part.id !== select.value));
      select.addEventListener('change', show);
      show();
    }
  }

  // ------------------------------------------------------------------------------------------------------------ start

  /** What does nothing without scripts is hidden until they run, by an attribute, for style sheets may be forbidden, too. */
  function showControls() {
    for (const control of document.querySelectorAll('[data-needs-script]')) {
      control.hidden = false;
    }
    for (const hint of document.querySelectorAll('[data-without-script]')) {
      hint.hidden = true;
    }
  }

  function start() {
    showControls();
    startTheme();
    startTables();
    startCopies();
    startChoices();
    addEventListener('hashchange', showTarget);
    startPlots(() => {
      document.documentElement.dataset.ready = 'true';
      showTarget();
      performance.mark('report-ready');
    });
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    start();
  }
})();
