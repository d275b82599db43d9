// With a driver, there may be a GPU that does it.
return System.getenv('PATH').split(File.pathSeparator).every { folder ->
    ['nvidia-smi', 'nvidia-smi.exe'].every { !new File(folder, it).exists() }
}
