#!/usr/bin/env bash
# Maven 3.8.7: a goal that can do without a project, called in a build of several modules, runs in one of them.
#
# A goal whose descriptor says requiresProject=false and aggregator=false is called for each module where it is bound to a phase. Called by its name on
# the command line, it runs once, in the first selected module, and the build succeeds without a word on the others: Maven treats such goals as
# aggregators. With -pl b,c it runs in b alone. A plugin that wants to work with and without a POM has to visit the modules itself.
#
# Each plugin that is built with maven-plugin-plugin has such a goal: help.
# Seen: one "--- ...:help (default-cli) @ b ---" for the modules b and c, BUILD SUCCESS.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

pom() { # artifact, more
  cat << XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.example</groupId>
  <artifactId>$1</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  $2
</project>
XML
}
pom parent '<modules><module>b</module><module>c</module></modules>' > pom.xml
for module in b c; do
  mkdir "$module"
  pom "$module" '' > "$module/pom.xml"
done

mvn --version | sed -n 1p
mvn --batch-mode -pl b,c org.apache.maven.plugins:maven-clean-plugin:3.4.1:help > log 2>&1
grep -e ':help (' -e 'BUILD' log

runs=$(grep -c 'help (default-cli) @ ' log)
if [ "$runs" -ne 1 ] || ! grep -q 'help (default-cli) @ b ' log; then
  echo "Changed: the goal ran $runs times." >&2
  exit 1
fi
