#!/usr/bin/env bash
# Kills processes that publish results, and says what is left: the old results, the new ones, or torn ones, of which there must be none.
#
# First at each rename, flush and unlink of each goal, by strace, which sends SIGKILL in place of the call. Then at random moments of processes that publish
# without end, until there were so many kills in all (200 by default). It ends with 1 where anything was torn. Not part of the build: it takes minutes.
#
#     mvn -pl regression-core test-compile
#     mvn -pl regression-core dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test.cp
#     benchmarks/kill-goals.sh [KILLS [GOAL...]]
#
# CLASSPATH, where it is set, takes the place of what these two lines make.
set -euo pipefail
cd "$(dirname "$0")/../regression-core"
kills=${1:-200}
goals=(${@:2})
[ ${#goals[@]} -gt 0 ] || goals=(train train_final evaluate sweep accept check record report aggregate describe predict)
export CLASSPATH=${CLASSPATH:-target/test-classes:target/classes:$(cat target/test.cp)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=(java "-Djava.io.tmpdir=$work" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --add-modules jdk.incubator.vector dev.mlmethods.regression.goals.KilledGoal)
done=0
torn=0

# A line of the table, of the folders that were left.
say() { # goal where folder...
  local goal=$1 where=$2
  shift 2
  local states
  states=$("${java[@]}" read "$goal" "$work/$goal/old" "$work/$goal/new" "$@" 2> /dev/null)
  count() { grep -cE "^$1(,|$)" <<< "$states" || true; }
  printf '| %-11s | %-10s | %5d | %3d | %3d | %14d | %4d |\n' "$goal" "$where" $# "$(count old)" "$(count new)" \
      "$(grep -c 'moves finished$' <<< "$states" || true)" "$(grep -c '^torn' <<< "$states" || true)"
  done=$((done + $#))
  torn=$((torn + $(grep -c '^torn' <<< "$states" || true)))
}

printf '| goal        | killed at  | kills | old | new | moves finished | torn |\n'
printf '|-------------|------------|------:|----:|----:|---------------:|-----:|\n'
for goal in "${goals[@]}"; do
  mkdir -p "$work/$goal"
  "${java[@]}" publish "$goal" "$work/$goal/old" 1 2> /dev/null
  cp -r "$work/$goal/old" "$work/$goal/new"
  "${java[@]}" publish "$goal" "$work/$goal/new" 2 2> /dev/null
  left=()
  # strace counts each kind of call for itself.
  for call in rename renameat renameat2 fsync fdatasync unlink unlinkat; do
    n=1
    while :; do
      folder=$work/$goal/$call-$n
      cp -r "$work/$goal/old" "$folder"
      if strace -f -qq -o /dev/null -e "trace=$call" -e "inject=$call:signal=SIGKILL:when=$n" \
          "${java[@]}" publish "$goal" "$folder" 2 > /dev/null 2>&1; then
        break
      fi
      left+=("$folder")
      n=$((n + 1))
    done
  done 2> /dev/null
  say "$goal" 'each call' "${left[@]}"
done

random=("${goals[@]/record/}")
random=(${random[@]})
each=$(((kills - done + ${#random[@]} - 1) / ${#random[@]}))
for goal in "${random[@]}"; do
  [ "$each" -gt 0 ] || break
  left=()
  for ((kill = 1; kill <= each; kill++)); do
    folder=$work/$goal/random-$kill
    cp -r "$work/$goal/old" "$folder"
    mkfifo "$work/begins"
    "${java[@]}" loop "$goal" "$folder" > "$work/begins" 2> /dev/null &
    read -r _ < "$work/begins"
    sleep "0.$(printf '%03d' $((RANDOM % 400)))"
    kill -KILL $!
    wait $! 2> /dev/null || true
    rm "$work/begins"
    left+=("$folder")
  done
  say "$goal" 'random' "${left[@]}"
done
echo
echo "$done kills, $torn torn"
[ "$torn" = 0 ]
