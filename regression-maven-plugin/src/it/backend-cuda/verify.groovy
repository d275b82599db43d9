import dev.mlmethods.regression.maven.it.BuildLog

BuildLog.of(basedir).first()
        .hasFailureLike('train', /backend is cuda, but there is no NVIDIA driver that answers \(nvidia-smi: .*\);/ +
                / install it, or use backend=cpu\./)
        .lacks('Download')
assert !new File(basedir, 'target/regression').exists()
