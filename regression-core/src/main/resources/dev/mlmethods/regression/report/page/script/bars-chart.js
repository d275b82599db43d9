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
