#!/usr/bin/env bash
# Checks one commit again and again on a busy machine whose workers stand still now and then, and counts the verdicts: each has to be "identical".
#
#   benchmarks/checks-under-load.sh [COUNT] [LOAD] [MOST_SECONDS] [SEED]
#
# COUNT checks (1000), each a train, an evaluate and a check in a module of its own, in builds of 40 modules, LOAD of them (10) at a time: a Maven and LOAD
# workers are the load. Each worker is paused again and again, for up to MOST_SECONDS (15) after up to six seconds. It prints a line for each build, with the
# load average of the last minute. The plugin has to be installed; MAVEN_OPTS=-Dmaven.repo.local=FOLDER says where.
set -euo pipefail
count=${1:-1000} load=${2:-10} most=${3:-15} seed=${4:-14}
per_build=40
plugin=dev.mlmethods:regression-maven-plugin:0.1.0-SNAPSHOT
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

pom() { # artifactId and the rest of the POM
  cat << POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>checks</groupId>
  <artifactId>$1</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  $2
</project>
POM
}
modules=$(for module in $(seq "$per_build"); do echo "<module>m$module</module>"; done)
pom under-load "<modules>$modules</modules>" > pom.xml
for module in $(seq "$per_build"); do
  mkdir "m$module"
  # Each with a seed of its own, so that none can pass with the results of another.
  pom "m$module" "<build><plugins><plugin>
    <groupId>${plugin%%:*}</groupId><artifactId>regression-maven-plugin</artifactId><version>${plugin##*:}</version>
    <configuration>
      <dataset>diabetes</dataset><targetScaling>standard</targetScaling><epochs>5</epochs><seed>$module</seed>
    </configuration>
    <executions><execution><goals><goal>train</goal><goal>evaluate</goal><goal>check</goal></goals></execution></executions>
  </plugin></plugins></build>" > "m$module/pom.xml"
done
git init -q .
mvn -B -o -q $plugin:train $plugin:evaluate $plugin:accept
echo target > .gitignore
git add .
git -c user.name=load -c user.email=load@localhost commit -q -m "The commit that is checked"

# Pauses the workers of a Maven: the JVMs that it starts with a file of arguments.
pause_workers() {
  local maven=$1 paused=" " worker
  while kill -0 "$maven" 2> /dev/null; do
    for worker in $(pgrep -f 'regression-worker-.*\.args' -P "$maven" || true); do
      case $paused in *" $worker "*) continue ;; esac
      paused="$paused$worker "
      pause "$worker" $RANDOM &
    done
    sleep 0.05
  done
  wait
}
pause() { # worker, and the seed of its pauses
  RANDOM=$2
  sleep "$((RANDOM % 6)).$((RANDOM % 10))"
  while kill -STOP "$1" 2> /dev/null; do
    echo "$1" >> "$folder/paused"
    sleep "$((RANDOM % (most + 1)))"
    kill -CONT "$1" 2> /dev/null || break
    sleep "$((RANDOM % 6)).$((RANDOM % 10))"
  done
}

identical=0 failed=0 other=0 checked=0
: > paused
while [ "$checked" -lt "$count" ]; do
  rm -rf m*/target
  mvn -B -o "-T$load" --fail-at-end verify > log 2>&1 &
  maven=$!
  RANDOM=$((seed + checked))
  pause_workers "$maven" &
  pauser=$!
  wait "$maven" || { failed=$((failed + 1)); grep '^\[ERROR\]' log | head -20; }
  average=$(cut -d ' ' -f 1 /proc/loadavg)
  wait "$pauser" || true
  for module in m*; do
    if [ ! -f "$module/target/regression/verdict.json" ]; then
      failed=$((failed + 1))
    elif grep -q '"verdict": "identical"' "$module/target/regression/verdict.json"; then
      identical=$((identical + 1))
    else
      other=$((other + 1))
    fi
  done
  checked=$((checked + per_build))
  echo "$checked checks, load average $average: $identical identical, $other other, $failed failed; $(wc -l < paused) pauses of a worker for up to $most s"
done
[ "$identical" = "$checked" ] && [ "$failed" = 0 ]
