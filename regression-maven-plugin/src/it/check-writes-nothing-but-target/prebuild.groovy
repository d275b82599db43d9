def maven = new File(basedir, 'mvn-with-permissions')
maven.text = """#!/bin/sh
if [ "\$(id -u)" = 0 ]; then
  exec setpriv --bounding-set=-dac_override '${System.getProperty('maven.home')}/bin/mvn' "\$@"
fi
exec '${System.getProperty('maven.home')}/bin/mvn' "\$@"
"""
assert maven.setExecutable(true)
return true
