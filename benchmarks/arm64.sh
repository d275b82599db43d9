#!/usr/bin/env bash
# Holds the engine `vector` on ARM64 to the bits of this machine: trains the small networks of GoldenTraining (each activation, optimizer and
# loss) with NEON, with SVE where the emulator has it, and without vectors, and compares the SHA-256 that each ends with.
#
#     benchmarks/arm64.sh [REPETITIONS]
#
# Needs Maven, and QEMU's emulator of ARM64 programs (Debian: apt-get install qemu-user-static). A JDK 17 or later for ARM64 is taken from
# ARM64_JAVA_HOME, with its C library in ARM64_ROOT; without them, Debian's packages are downloaded into a temporary folder and unpacked there.
# More repetitions (default 50) let the JVM compile more; they take about 5 s each at first, and far less once it has.
set -euo pipefail
cd "$(dirname "$0")/.."
repetitions=${1:-50}

emulator=$(command -v qemu-aarch64-static || command -v qemu-aarch64) || {
  echo "There is no emulator of ARM64; install QEMU's (Debian: apt-get install qemu-user-static)." >&2
  exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Unpacks Debian's packages for ARM64; nothing is installed, and the system's own lists of packages are not touched.
fetch() {
  local options=(
    -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o APT::Sandbox::User=root
    -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" -o Dir::State::Status="$work/status")
  mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/packages"
  : > "$work/status"
  apt-get "${options[@]}" update -qq
  (cd "$work/packages" \
    && apt-get "${options[@]}" download -qq openjdk-17-jre-headless libc6 libgcc-s1 libstdc++6 zlib1g)
  for package in "$work"/packages/*.deb; do
    dpkg-deb -x "$package" "$work/arm64"
  done
}

if [ -z "${ARM64_JAVA_HOME:-}" ]; then
  fetch
  ARM64_ROOT=$work/arm64
  ARM64_JAVA_HOME=$ARM64_ROOT/usr/lib/jvm/java-17-openjdk-arm64
fi

mvn -q -ntp -pl regression-core -DskipTests test-compile \
  org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$work/classpath"
classpath=regression-core/target/test-classes:regression-core/target/classes:$(cat "$work/classpath")

# What GoldenTraining prints, such as "128-bit vectors 464af8...".
golden() {
  "$@" -cp "$classpath" dev.mlmethods.regression.training.vector.GoldenTraining "$repetitions" 2> /dev/null
}

# All of its hashes: it prints more than one where they depend on what was compiled.
hashes() {
  grep -oE '[0-9a-f]{64}' <<< "$1"
}

arm64=("$emulator" -L "${ARM64_ROOT:-/}" "$ARM64_JAVA_HOME/bin/java" -XX:-UsePerfData)
vectors=--add-modules=jdk.incubator.vector

expected=$(golden java "$vectors")
echo "$(uname -m): $expected"
expected=$(hashes "$expected")
failed=0
compare() { # name command...
  local name=$1 printed
  shift
  printed=$(golden "$@")
  echo "ARM64, $name: $printed"
  [ "$(hashes "$printed")" = "$expected" ] || failed=1
}
compare "NEON" "${arm64[@]}" "$vectors" -XX:UseSVE=0
compare "SVE" "${arm64[@]}" "$vectors"
compare "no vectors" "${arm64[@]}"

if [ "$failed" -ne 0 ]; then
  echo "ARM64 has other bits than $(uname -m)." >&2
  exit 1
fi
echo "ARM64 has the bits of $(uname -m)."
