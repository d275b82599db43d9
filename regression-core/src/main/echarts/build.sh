#!/bin/sh
# Builds echarts.js, the part of ECharts that the reports use, and its checksum. The same bytes every time.
set -eu
cd "$(dirname "$0")"
page=../resources/dev/mlmethods/regression/report/page

npm ci --ignore-scripts --no-audit --no-fund

version() {
  node -p "require('./node_modules/$1/package.json').version"
}
echarts=$(version echarts)
zrender=$(version zrender)
tslib=$(version tslib)

# The licences ask for their notices wherever the code goes, so they go first into every report.
notices=$(
  echo '/*!'
  echo "Apache ECharts $echarts, only the parts that these reports use, minified."
  echo 'Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0'
  echo
  cat node_modules/echarts/NOTICE
  printf '\n\n%s\n\n' '--- It holds numerical functions of d3:'
  cat node_modules/echarts/licenses/LICENSE-d3
  printf '\n\n%s\n\n' "--- It holds zrender $zrender:"
  cat node_modules/zrender/LICENSE
  printf '\n\n%s\n\n' "--- It holds helpers of tslib $tslib:"
  cat node_modules/tslib/LICENSE.txt
  printf '\n%s' '*/'
)
notices=$(printf '%s' "$notices" | tr -d '\r' | sed 's/[[:space:]]*$//')

node_modules/.bin/esbuild entry.js --bundle --minify --format=iife --global-name=echarts --target=es2020 \
  --charset=ascii --define:process.env.NODE_ENV='"production"' --legal-comments=none \
  --banner:js="$notices" --log-level=warning --outfile="$page/echarts.js"

if grep -qi '</script' "$page/echarts.js"; then
  echo 'echarts.js would end the script element that it is put into' >&2
  exit 1
fi
(cd "$page" && sha256sum echarts.js) > echarts.sha256
cat echarts.sha256
