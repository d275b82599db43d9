#!/usr/bin/env bash
# Checks one commit again and again on a busy machine whose worker stands still now and then, and counts the verdicts: each has to be "identical".
#
#   benchmarks/checks-under-load.sh [COUNT] [LOAD] [MOST_SECONDS] [SEED]
#
# COUNT checks (1000), each a train, an evaluate and a check; LOAD busy processes beside them (10); each worker is paused once for up to
# MOST_SECONDS (15), at a moment of its first two seconds. The plugin has to be installed; MAVEN_OPTS=-Dmaven.repo.local=FOLDER says where.
set -euo pipefail
count=${1:-1000} load=${2:-10} most=${3:-15}
RANDOM=${4:-14}
plugin=dev.mlmethods:regression-maven-plugin:0.1.0-SNAPSHOT
folder=$(mktemp -d)
busy=()
end() {
  kill "${busy[@]}" 2>/dev/null || true
  rm -rf "$folder"
}
trap end EXIT

cd "$folder"
cat > pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>checks</groupId>
  <artifactId>under-load</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <properties>
    <regression.dataset>california-housing</regression.dataset>
    <regression.batchSize>1024</regression.batchSize>
    <regression.epochs>5</regression.epochs>
  </properties>
</project>
POM
git init -q .
git -c user.name=load -c user.email=load@localhost commit -q --allow-empty -m "The commit that is checked"
mvn -B -o -q $plugin:train $plugin:evaluate $plugin:accept

for _ in $(seq "$load"); do
  (while :; do :; done) &
  busy+=($!)
done

# Pauses each worker of a Maven once: the JVMs that it starts with a file of arguments.
pause_workers() {
  local maven=$1 paused=" " worker
  while kill -0 "$maven" 2>/dev/null; do
    for worker in $(pgrep -f 'regression-worker-.*\.args' -P "$maven" || true); do
      case $paused in *" $worker "*) continue ;; esac
      paused="$paused$worker "
      sleep "$((RANDOM % 2)).$((RANDOM % 10))"
      kill -STOP "$worker" 2>/dev/null || continue
      sleep "$((RANDOM % (most + 1)))"
      kill -CONT "$worker" 2>/dev/null || true
      echo "$worker" >> "$folder/paused"
    done
    sleep 0.05
  done
}

identical=0 failed=0 other=0
: > paused
for check in $(seq "$count"); do
  rm -rf target
  mvn -B -o $plugin:train $plugin:evaluate $plugin:check > log 2>&1 &
  maven=$!
  RANDOM=$((${4:-14} + check))
  pause_workers "$maven" &
  pauser=$!
  if wait "$maven"; then
    if grep -q '"verdict": "identical"' target/regression/verdict.json; then identical=$((identical + 1)); else other=$((other + 1)); fi
  else
    failed=$((failed + 1))
    grep '^\[ERROR\]' log | head -5
  fi
  wait "$pauser" || true
done
echo "$count checks at load $load: $identical identical, $other other, $failed failed; $(wc -l < paused) workers paused for up to $most s"
[ "$identical" = "$count" ]
