package dev.mlmethods.regression.maven;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints a property and the arguments, one per line, in UTF-8. */
final class PrintArguments {
    private PrintArguments() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(System.getProperty("given"));
        for (String argument : args) {
            out.println(argument);
        }
    }
}
