// The same project without a folder for each execution.
new File(basedir, 'one-folder.xml').text =
        new File(basedir, 'pom.xml').readLines().findAll { !it.contains('<outputDirectory>') }.join('\n')
return true
