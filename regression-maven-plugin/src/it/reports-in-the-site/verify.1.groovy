// For the second run to make again.
['target/regression', 'target/regression/sweep'].each {
    def report = new File(basedir, it + '/report.html')
    assert report.renameTo(new File(basedir, it + '/first-report.html'))
}
true
