#!/usr/bin/env bash
# JDK 17 and 25, java.util.zip: an entry whose time is the first moment of the zip format gets other bytes in each time zone.
#
# ZipEntry.setTimeLocal promises a time that doesn't depend on the time zone. For 1980-01-01T00:00, which the format can express, the entry also gets
# an extended time stamp (field "UT", seconds of UTC), which is computed with the default time zone: the JDK takes the value that it has for "before
# 1980" for a time that the format cannot express. A month later there is no such field. Archives that are to be the same bytes everywhere should
# take a later time.
#
# Seen with OpenJDK 17.0.15 and Temurin 25.0.3: 119 bytes for an entry of one byte, different in New York and Tokyo; 101 equal bytes for 1980-02-01T00:00.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/Entry.java" << 'JAVA'
import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class Entry {
    public static void main(String... args) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("a");
            entry.setTimeLocal(LocalDateTime.parse(args[0]));
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(1);
            CRC32 crc = new CRC32();
            crc.update('a');
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write('a');
        }
        System.out.println(bytes.size() + " bytes " + HexFormat.of().formatHex(bytes.toByteArray()));
    }
}
JAVA

written() { # time zone
  java -Duser.timezone="$2" "$work/Entry.java" "$1"
}

java -version 2>&1 | sed -n 1p
first_in_new_york=$(written 1980-01-01T00:00 America/New_York)
first_in_tokyo=$(written 1980-01-01T00:00 Asia/Tokyo)
later_in_new_york=$(written 1980-02-01T00:00 America/New_York)
later_in_tokyo=$(written 1980-02-01T00:00 Asia/Tokyo)
echo "1980-01-01T00:00 New York: $first_in_new_york"
echo "1980-01-01T00:00 Tokyo:    $first_in_tokyo"
echo "1980-02-01T00:00 New York: $later_in_new_york"
echo "1980-02-01T00:00 Tokyo:    $later_in_tokyo"

if [ "$first_in_new_york" = "$first_in_tokyo" ]; then
  echo "Changed: the first moment gives the same bytes in both zones now." >&2
  exit 1
fi
if [ "$later_in_new_york" != "$later_in_tokyo" ]; then
  echo "Changed: a later time has other bytes in another zone, too." >&2
  exit 1
fi
