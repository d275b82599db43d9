// The part of ECharts that the script of the pages uses. Tooltips, legends, marks and zooming are that script's own, so their
// components, a fifth of the usual bundle, stay out.
import { use, init } from 'echarts/core';
import { CustomChart, LineChart, ParallelChart, ScatterChart } from 'echarts/charts';
import { GridSimpleComponent, ParallelComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';

use([CustomChart, LineChart, ParallelChart, ScatterChart, GridSimpleComponent, ParallelComponent, CanvasRenderer]);

export { init };
