package dev.mlmethods.regression.maven;

/**
 * What a worker has to do with an archive of its classes.
 *
 * @param argument of its JVM
 * @param isMaking whether it makes the archive when it ends; else it reads it
 */
record ArchiveUse(ClassArchive archive, String argument, boolean isMaking) {}
