const KINDS = { xy: XyChart, bars: BarsChart, heatMap: HeatMapChart, parallel: ParallelChart };

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
