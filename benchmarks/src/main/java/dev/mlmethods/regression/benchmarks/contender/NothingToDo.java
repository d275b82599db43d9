package dev.mlmethods.regression.benchmarks.contender;

/** An application that prints a number and ends. */
public final class NothingToDo {
    private NothingToDo() {}

    /** Takes nothing. */
    public static void main(String[] args) {
        System.out.println(2.0);
    }
}
