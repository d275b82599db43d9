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
