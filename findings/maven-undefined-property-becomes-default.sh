#!/usr/bin/env bash
# Maven 3.8.7: a parameter whose value is a property that nobody has defined is taken for one that was not given.
#
# An undefined property and an empty element can be read neither as true nor as false. Maven
# hands the goal its default instead, and says nothing. So a misspelt property in the
# configuration of a check can switch it off, and the build stays green.
#
# Seen with maven-clean-plugin 3.4.1: <skip>${no.such.property}</skip> and <skip/> clean as if there were no <skip>, BUILD SUCCESS, no warning.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

project() { # configuration
  cat > pom.xml << XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.example</groupId>
  <artifactId>a</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <build>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-clean-plugin</artifactId>
        <version>3.4.1</version>
        <configuration>$1</configuration>
      </plugin>
    </plugins>
  </build>
</project>
XML
}

mvn --version | sed -n 1p
# The last one shows that the parameter is obeyed where it can be read.
for skip in '<skip>${no.such.property}</skip>' '<skip/>' '<skip>true</skip>'; do
  project "$skip"
  mkdir -p target
  mvn --batch-mode clean > log 2>&1
  left=$([ -d target ] && echo "skipped" || echo "cleaned")
  warnings=$(grep -c 'WARNING' log || true)
  echo "$skip: $left, $warnings warnings"
  expected=cleaned
  if [ "$skip" = '<skip>true</skip>' ]; then
    expected=skipped
  fi
  if [ "$left" != "$expected" ] || [ "$warnings" -ne 0 ]; then
    echo "Changed: $skip" >&2
    exit 1
  fi
done
