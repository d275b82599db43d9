// If there is a driver, there may be a GPU that works.
return System.getenv('PATH').split(File.pathSeparator).every { folder ->
    ['nvidia-smi', 'nvidia-smi.exe'].every { !new File(folder, it).exists() }
}
