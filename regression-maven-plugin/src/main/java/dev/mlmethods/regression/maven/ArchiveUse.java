package dev.mlmethods.regression.maven;

/**
 * How a worker uses an archive of its classes.
 *
 * @param argument of its JVM
 * @param isMaking whether it creates the archive when it ends; otherwise it reads it
 */
record ArchiveUse(ClassArchive archive, String argument, boolean isMaking) {}
