#!/usr/bin/env bash
# MariaDB Connector/J 4.0.0 with MariaDB 10.11: with yearIsDateType=false and useServerPrepStmts=true, getObject of a YEAR is a negative number.
#
# The binary protocol sends a year as a number of two bytes. getInt and getString read it so, but getObject, which gives a Short, seems to take these
# bytes for digits in a text: 1999 becomes -1011, 2024 becomes -761. With the text protocol (useServerPrepStmts=false), or with years as dates (the default),
# all three agree. Whoever reads cells by the class of getObject has to ask for an Integer: getObject(column, Integer.class).
#
# Needs Debian's mariadb-server (it starts a server of its own on loopback), Maven, and a JDK of at least 17.
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; wait; rm -rf "$work"' EXIT

command -v mariadbd >/dev/null || { apt-get update -qq; apt-get install -y -qq --no-install-recommends mariadb-server >/dev/null; }
mvn --batch-mode --quiet org.apache.maven.plugins:maven-dependency-plugin:3.9.0:get -Dtransitive=false \
  -Dartifact=org.mariadb.jdbc:mariadb-java-client:4.0.0 -Dmaven.repo.local="$work/repository"
driver="$work/repository/org/mariadb/jdbc/mariadb-java-client/4.0.0/mariadb-java-client-4.0.0.jar"

as=()
if [ "$(id -u)" = 0 ]; then
  # The server doesn't run as root.
  chown mysql "$work"
  chmod 755 "$work"
  as=(setpriv --reuid=mysql --regid=mysql --clear-groups)
fi
port=$((20000 + RANDOM % 10000))
"${as[@]}" mariadb-install-db --no-defaults --datadir="$work/data" --auth-root-authentication-method=normal --skip-test-db >/dev/null 2>&1
cat > "$work/init.sql" << 'SQL'
CREATE DATABASE calendar;
CREATE USER 'reader'@'%' IDENTIFIED BY 'reader';
GRANT ALL ON calendar.* TO 'reader'@'%';
CREATE TABLE calendar.years (y YEAR);
INSERT INTO calendar.years VALUES (1999), (2024);
SQL
"${as[@]}" mariadbd --no-defaults --datadir="$work/data" --port="$port" --bind-address=127.0.0.1 --socket="$work/socket" --pid-file="$work/pid" \
  --init-file="$work/init.sql" >"$work/log" 2>&1 &
server=$!
for _ in $(seq 100); do
  grep -q "ready for connections" "$work/log" && break
  sleep 0.2
done

cat > "$work/Years.java" << 'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

public class Years {
    public static void main(String[] args) throws Exception {
        boolean asDescribed = true;
        for (boolean prepared : new boolean[] {false, true}) {
            String url = "jdbc:mariadb://127.0.0.1:" + args[0] + "/calendar?sslMode=disable&yearIsDateType=false&useServerPrepStmts=" + prepared;
            try (Connection connection = DriverManager.getConnection(url, "reader", "reader");
                    PreparedStatement statement = connection.prepareStatement("select y from years order by y");
                    ResultSet years = statement.executeQuery()) {
                while (years.next()) {
                    Number object = (Number) years.getObject(1);
                    int asked = years.getObject(1, Integer.class);
                    System.out.println("useServerPrepStmts=" + prepared + ": getObject " + object + ", getInt " + years.getInt(1) + ", getString "
                            + years.getString(1) + ", getObject(1, Integer.class) " + asked);
                    asDescribed &= (object.intValue() < 0) == prepared && asked == years.getInt(1);
                }
            }
        }
        if (!asDescribed) {
            System.err.println("Connector/J no longer behaves as described.");
            System.exit(1);
        }
    }
}
JAVA
java -cp "$driver" "$work/Years.java" "$port"
